import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Answer, request } from '#test/support/http.ts';
import { freePort } from '#test/support/port.ts';

const STARTUP_MS = 5_000;
/** Headers that nginx writes by itself. */
const OWN_HEADERS = [
  'connection',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'transfer-encoding',
];

/** nginx with one worker, that answers `urlPath` with the bytes and the headers of `answer` whatever is accepted. */
export async function startNginx(urlPath: string, answer: Answer) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tapis-nginx-'));
  // Started by root, nginx gives its worker to another user, who has to get to the file.
  await chmod(folder, 0o755);
  const port = await freePort();
  await writeFile(path.join(folder, 'page'), answer.bytes);
  await writeFile(path.join(folder, 'nginx.conf'), configuration(folder, port, urlPath, answer));
  const child = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilListening(port, urlPath);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, stop };
}

function configuration(folder: string, port: number, urlPath: string, answer: Answer): string {
  const headers = Object.entries(answer.headers)
    .filter(([name]) => !OWN_HEADERS.includes(name))
    .map(([name, value]) => `      add_header ${name} ${JSON.stringify(String(value))};`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `  ${name}_temp_path ${folder};`,
  );
  return `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 1024; }
http {
${temporary.join('\n')}
  access_log off;
  etag off;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=100;
  keepalive_requests 1000000000;
  keepalive_timeout 75s 5s;
  server {
    listen 127.0.0.1:${port};
    location = ${urlPath} {
      alias ${folder}/page;
      max_ranges 0;
      types { }
      default_type ${JSON.stringify(answer.headers['content-type'])};
      add_header last-modified "";
${headers.join('\n')}
    }
  }
}
`;
}

async function untilListening(port: number, urlPath: string): Promise<void> {
  const lastAt = performance.now() + STARTUP_MS;
  for (;;) {
    try {
      await request(port, urlPath);
      return;
    } catch (error) {
      if (performance.now() > lastAt) throw error;
      await setTimeout(50);
    }
  }
}
