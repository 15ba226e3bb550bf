/** How an exported page looks on screen and from the printer. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; background: light-dark(#fff, #1c2127); color: light-dark(#1b2430, #e6e9ee); font: 1.0625rem/1.6 "Noto Serif", Cambria, Georgia, serif; }
main { max-width: 42rem; margin: 0 auto; padding: 3rem 1.5rem; }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 1.8em 0 0.5em; break-after: avoid; }
h1.title { font-size: 2.1rem; margin-top: 0; }
h2 { font-size: 1.5rem; } h3 { font-size: 1.2rem; } h4 { font-size: 1.05rem; } h5 { font-size: 1rem; font-style: italic; }
p.subtitle { font-size: 1.2rem; color: light-dark(#566273, #a9b2be); margin-top: -0.3em; }
p.draft { font-size: 0.9rem; color: light-dark(#566273, #a9b2be); border-block: 1px solid currentColor; padding-block: 0.4em; }
blockquote { margin: 1.2em 2em; font-style: italic; }
a { color: light-dark(#0b5cab, #6cb2ff); }
ol, ul { padding-inline-start: 2.2em; } li { margin: 0.3em 0; } li::marker { unicode-bidi: isolate; }
ol > li[data-label]::marker { content: attr(data-label) "\\00a0"; }
ol.level-1 { list-style-type: lower-alpha; } ol.level-2 { list-style-type: lower-roman; }
ul.level-1 { list-style-type: circle; } ul.level-2 { list-style-type: square; }
p.caption { font-size: 0.95rem; color: light-dark(#566273, #a9b2be); }
table { border-collapse: collapse; inline-size: 100%; margin-block: 1.2em; font-size: 0.95em; }
th, td { border: 1px solid light-dark(#d5dae1, #454e59); padding: 0.35em 0.6em; text-align: start; vertical-align: top; }
th p, td p { margin: 0 0 0.4em; } thead { break-inside: avoid; } tr { break-inside: avoid; }
img { max-inline-size: 100%; block-size: auto; }
.page-break { break-before: page; } .cover { min-block-size: 60vh; } .cover-title { font-size: 2.6rem; font-weight: bold; line-height: 1.2; }
@media print { main { max-width: none; padding: 0; } @page { size: A4; margin: 2.5cm; } }
`;
