/**
 * Changes of documents that no screen shows any more still have to reach the host: a document left while
 * offline would otherwise keep them until somebody happens to open it again, and nobody would be told.
 */
import type { LiveConnection } from './connectDocument.ts';

/**
 * Lets go of a connection once nothing of it waits for the host, or the host will not have it. Resolves
 * earlier: when what could be stored on this device has been.
 */
export async function closeWhenDelivered(connection: LiveConnection): Promise<void> {
  // Nobody is in it any more, as far as others see.
  connection.awareness.setLocalState(null);
  await connection.stored();
  const { status } = connection;
  const done = () => status.get().waiting === 0 || status.get().trouble?.kind === 'refused';
  if (done()) {
    await connection.close();
    return;
  }
  const stop = status.subscribe(() => {
    if (!done()) return;
    stop();
    void connection.close();
  });
}
