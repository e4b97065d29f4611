// Prints the ports of a new shop as shell assignments.
// The ports lie below the range from which the system takes ports for outgoing connections, so that a stopped shop
// finds them free when it comes back.
const net = require('net');

const isFree = port => new Promise(resolve => {
  const probe = net.createServer();
  probe.once('error', () => resolve(false));
  probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
});

async function freePort() {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = 20000 + Math.floor(Math.random() * 12000);
    if (await isFree(port)) return port;
  }
  throw new Error('no free port between 20000 and 32000');
}

(async () => {
  const port = await freePort();
  let databasePort = await freePort();
  while (databasePort === port) databasePort = await freePort();
  console.log(`port=${port}\ndatabase_port=${databasePort}`);
})();
