import { createHash, timingSafeEqual } from 'node:crypto';
import { Queue } from 'bullmq';
import express from 'express';
import mongoose from 'mongoose';
import { readBenchEnv } from '../bench-env.js';

/**
 * The baseline's web process: a bare handler that verifies the signature, does one durable insert and one queue add.
 * It neither parses the event, nor seals it, nor survives a database that is away.
 */
const env = readBenchEnv();
const connection = await mongoose.createConnection(env.mongodbUri, { maxPoolSize: 30 }).asPromise();
const events = connection.collection<{ _id: string }>('events');
const queue = new Queue('baseline', { connection: env.redis });

const app = express();
app.disable('x-powered-by');
app.post('/webhooks/zalo', express.raw({ type: 'application/json', limit: '1mb' }), async (req, res) => {
  const body = req.body as Buffer;
  const event = JSON.parse(body.toString('utf8')) as { timestamp: string; message: { msg_id: string } };
  const mac = createHash('sha256')
    .update(env.appId)
    .update(body)
    .update(event.timestamp)
    .update(env.oaSecret)
    .digest();
  const given = Buffer.from((req.get('x-zevent-signature') ?? '').replace('mac=', ''), 'hex');
  if (given.length !== mac.length || !timingSafeEqual(given, mac)) return void res.sendStatus(401);
  const id = event.message.msg_id;
  await events.insertOne({ ...event, _id: id });
  await queue.add('event', { id }, { removeOnComplete: true });
  res.sendStatus(200);
});
app.get('/readyz', (_req, res) => void res.send('ok'));
app.listen(env.port);
