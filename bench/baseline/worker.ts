import { Agent, createServer } from 'node:http';
import axios from 'axios';
import { Worker } from 'bullmq';
import mongoose from 'mongoose';
import { readBenchEnv } from '../bench-env.js';

/**
 * The baseline's worker: one read, one update and one HTTP reply per event. It has no session, no order, no outcome of
 * the reply, and a second delivery would be answered twice.
 */
const env = readBenchEnv();
const connection = await mongoose.createConnection(env.mongodbUri, { maxPoolSize: 30 }).asPromise();
const events = connection.collection<{ _id: string; sender: { id: string }; message: { text: string } }>(
  'events',
);
const http = axios.create({ httpAgent: new Agent({ keepAlive: true, maxSockets: 100 }) });

const worker = new Worker<{ id: string }>(
  'baseline',
  async (job) => {
    const event = await events.findOne({ _id: job.data.id });
    if (!event) throw new Error('event is not there');
    await events.updateOne({ _id: event._id }, { $set: { state: 'done', answer: event.message.text } });
    await http.post(
      `${env.platformUrl}/v3.0/oa/message/cs`,
      { recipient: { user_id: event.sender.id }, message: { text: `Đã nhận: ${event.message.text}` } },
      { headers: { access_token: 'bench' } },
    );
  },
  { connection: { ...env.redis, maxRetriesPerRequest: null }, concurrency: 100 },
);

await worker.waitUntilReady();
createServer((_req, res) => void res.end('ok')).listen(env.workerPort);
