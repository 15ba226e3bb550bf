/**
 * A name that is safe to propose in a save dialog on any system: no folders, no reserved names or characters, no
 * marks that hide the true extension, no leading dot, and not longer than file systems take (in UTF-8 bytes).
 */
export function safeFileName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const dot = plain.lastIndexOf('.');
  const extension = dot > 0 && plain.length - dot <= 10 ? plain.slice(dot) : '';
  let stem = plain.slice(0, plain.length - extension.length);
  while (Buffer.byteLength(stem) > 180) stem = [...stem].slice(0, -1).join('');
  if (stem === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem)) stem = `document ${stem}`.trim();
  return stem.trim() + extension;
}
