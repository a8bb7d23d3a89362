import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished, vi } from 'vitest';
import { copyHome } from '#test/support/home.ts';
import { TRACK } from '#test/support/resident.ts';
import { startServer } from '#test/support/server.ts';

it('finishes a running request after SIGTERM, takes no new ones, and ends with 0', async () => {
  const home = await copyHome();
  onTestFinished(() => home.remove());
  const server = await startServer(home.folder);
  const form = 'rujukan=TAPIS-AAAA-AAAA-AAAA-AAAA';
  const running = request({
    host: '127.0.0.1',
    port: server.port,
    path: TRACK,
    method: 'POST',
    headers: {
      host: `localhost:${server.port}`,
      origin: server.origin,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': form.length,
      // The server says "continue" when it has begun with the request (RFC 9110 §10.1.1).
      expect: '100-continue',
    },
  });
  running.flushHeaders();
  await once(running, 'continue');
  running.write(form.slice(0, 10));

  const stopped = server.stop();
  await vi.waitFor(() => expect(isListening(server.port)).resolves.toBe(false), {
    interval: 20,
    timeout: 10_000,
  });
  running.end(form.slice(10));
  const [response] = await once(running, 'response');
  expect(response.statusCode).toBe(404);
  expect(await text(response)).toContain('TAPIS-AAAA-AAAA-AAAA-AAAA');
  await stopped;
});

it('ends at once when nothing is running, also while browsers keep their connections', async () => {
  const home = await copyHome();
  onTestFinished(() => home.remove());
  const server = await startServer(home.folder);
  const agent = new Agent({ keepAlive: true });
  await server.request('/', { agent });
  const startedAt = performance.now();
  await server.stop();
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  agent.destroy();
});

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
