// Stands in for a redis-server: takes its options, answers PING.
import { createServer } from 'node:net';

const options = process.argv.slice(2);
console.log(`started with ${options.join(' ')}`);
createServer((socket) => {
  socket.on('data', () => socket.end('+PONG\r\n'));
}).listen(Number(options[options.indexOf('--port') + 1]), '127.0.0.1');
