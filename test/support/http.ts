import { type Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Fields are sent as a form, FormData as multipart, bytes and text as they are. */
  readonly body?: Readonly<Record<string, string>> | FormData | Uint8Array | string;
  readonly cookie?: string;
  /** Sent as Origin together with a body; null sends none. */
  readonly origin?: string | null;
  readonly agent?: Agent;
  /** Sends the body in chunks, without telling its length before. */
  readonly isChunked?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

/** One HTTP request to 127.0.0.1 as it is written: no redirect is followed, no encoding undone, any header may be sent. */
export async function request(port: number, path: string, question: Question = {}): Promise<Answer> {
  const { body, cookie, origin, agent, isChunked = false } = question;
  const { bytes, type } = await encode(body);
  const outgoing = httpRequest({
    host: '127.0.0.1',
    port,
    path,
    method: question.method ?? (body === undefined ? 'GET' : 'POST'),
    ...(agent !== undefined && { agent }),
    headers: {
      host: `localhost:${port}`,
      ...(bytes !== null && { 'content-type': type }),
      ...(bytes !== null && !isChunked && { 'content-length': String(bytes.length) }),
      ...(bytes !== null && typeof origin === 'string' && { origin }),
      ...(cookie !== undefined && { cookie }),
      ...question.headers,
    },
  });
  if (bytes !== null) outgoing.write(bytes);
  outgoing.end();
  return new Promise((resolve, reject) => {
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      buffer(incoming).then(
        (received) =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            bytes: received,
            text: received.toString('utf8'),
          }),
        reject,
      );
    });
  });
}

async function encode(body: Question['body']): Promise<{ bytes: Buffer | null; type: string }> {
  if (body === undefined) return { bytes: null, type: '' };
  const given =
    typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData
      ? body
      : new URLSearchParams({ ...body });
  // Response knows how each kind is written down (Fetch Standard, "extract a body").
  const written = new Response(given as BodyInit);
  return {
    bytes: Buffer.from(await written.arrayBuffer()),
    type: written.headers.get('content-type') ?? 'application/octet-stream',
  };
}
