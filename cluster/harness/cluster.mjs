// Some sidecars, each with a link of its own to one Redis.
import { openLink } from './link.mjs';
import { startNode } from './node.mjs';
import { startRedis } from './redis.mjs';

/** Names of the nodes, in the order in which they are started. */
export const NAMES = ['ash', 'birch', 'cedar'];

/** Starts a Redis and so many nodes. */
export async function startCluster(count = NAMES.length) {
  const redis = await startRedis();
  const cluster = { redis, nodes: [], links: [], start, replace, end };

  async function start(index) {
    cluster.links[index] ??= await openLink(redis.port);
    const redisUrl = `redis://127.0.0.1:${cluster.links[index].port}`;
    const node = await startNode({ options: ['--cluster', redisUrl, '--node-name', NAMES[index]] });
    cluster.nodes[index] = node;
    return node;
  }

  /** Starts a node anew whose process has ended. */
  async function replace(index) {
    await cluster.nodes[index].kill();
    return start(index);
  }

  async function end() {
    await Promise.all(cluster.nodes.map((node) => node.kill()));
    await Promise.all(cluster.links.map((link) => link.close()));
    await redis.kill();
  }

  // If one does not start, the others end as well.
  const started = await Promise.allSettled(NAMES.slice(0, count).map((_, index) => start(index)));
  const failed = started.find(({ status }) => status === 'rejected');
  if (failed) {
    await end();
    throw failed.reason;
  }
  return cluster;
}
