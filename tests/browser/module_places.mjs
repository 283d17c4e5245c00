// The places where the module runs in a browser. A function that uses it is sent there as text.

const inPage = (run) => `async ([module, given]) => {
  const doctor = await import(module);
  await doctor.default();
  return (${run})(doctor, given);
}`;

const inWorker = (run) => `([module, given]) => new Promise((resolve, reject) => {
  const text = 'onmessage = ({ data }) => (' + ${JSON.stringify(inPage(run))} + ')(data).then(' +
    '(given) => postMessage({ given }), (error) => postMessage({ error: String(error) }));';
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })), { type: 'module' });
  worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.given));
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.postMessage([module, given]);
})`;

/** Place → returns the script that loads the module there and calls a function with it and an argument. */
export const places = { 'a page': inPage, 'a Worker': inWorker };
