/** The process of one export under the desktop: gives it the port to its parent as the channel it has in Node. */
const parent = process.parentPort;

process.send = (message: unknown, ...rest: unknown[]): boolean => {
  parent.postMessage(message);
  const done = rest.findLast((each) => typeof each === 'function');
  if (done) setImmediate(() => done(null));
  return true;
};

await import('../host/exports/exportChild.ts');
parent.on('message', ({ data }: { data: unknown }) => void process.emit('message', data, undefined));

export {};
