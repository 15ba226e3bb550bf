/** An export that dies, for the tests. */
process.once('message', () => {
  console.error('out of paper');
  process.abort();
});
