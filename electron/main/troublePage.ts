/** The page shown when the host cannot start or has ended: what happened, in the host's words, and what to do. */

/** A `data:` address that loads nothing and runs nothing. `heading` and `message` are plain text. */
export function troublePage(page: {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly heading: string;
  readonly message: string;
  readonly advice: string;
}): string {
  const html = `<!doctype html>
<html lang="${asText(page.language)}" dir="${page.direction}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>Rapporteur</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-inline-size: 38em; margin: 15vh auto; padding-inline: 24px; }
h1 { font-size: 24px; font-weight: 600; }
p { overflow-wrap: anywhere; }
</style>
<main>
<h1>${asText(page.heading)}</h1>
<p role="alert" dir="auto">${asText(page.message)}</p>
<p>${asText(page.advice)}</p>
</main>
</html>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}

function asText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
