/** Has the screens kept on this device, where the browser can and the screens are the built ones. */

/** Resolves to whether the page will open without its host from now on. Never rejects: without it all else works. */
export async function registerServiceWorker(): Promise<boolean> {
  // A plain http address other than this machine's own is no place for one (no secure context), nor is the desktop's window.
  if (
    !import.meta.env.PROD ||
    !isSecureContext ||
    !('serviceWorker' in navigator) ||
    window.desk !== undefined
  )
    return false;
  try {
    const registration = await navigator.serviceWorker.register(new URL('sw.js', document.baseURI));
    await navigator.serviceWorker.ready;
    return registration.active !== null;
  } catch (error) {
    console.warn('The screens could not be kept on this device:', error);
    return false;
  }
}
