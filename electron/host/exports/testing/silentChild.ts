/** An export that never ends, for the tests: it says its process id and waits. */
process.once('message', () => {
  process.send?.({ kind: 'step', step: 'preparing' });
  setInterval(() => {}, 1000);
});
process.once('disconnect', () => process.exit(1));
