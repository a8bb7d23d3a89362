import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { smtpMailer } from '#lib/smtp-mailer.ts';

const FROM = 'Tapis <tapis@example.org>';
const mail = {
  to: 'warga@example.org',
  subject: 'Kode konfirmasi',
  text: 'Kode Anda: 042137',
  html: '<p>Kode Anda: <b>042137</b></p>',
};

describe('the SMTP mailer', () => {
  it('hands one message with text and HTML to the server, without STARTTLS when it offers none', async () => {
    const server = await startServer();
    await smtpMailer(server.url, FROM).send(mail);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.receivers).toEqual(['warga@example.org']);
    const message = server.received[0]?.message ?? '';
    expect(message).toContain('From: Tapis <tapis@example.org>');
    expect(message).toContain('To: warga@example.org');
    expect(message).toContain('Subject: Kode konfirmasi');
    expect(message).toContain('Kode Anda: 042137');
    expect(message).toContain('<b>042137</b>');
  });

  it('resolves only when the server has taken the message', async () => {
    const refused = await startServer({
      onData(stream, _session, done) {
        stream.resume();
        stream.on('end', () => done(reply(451, 'try again later')));
      },
    });
    await expect(smtpMailer(refused.url, FROM).send(mail)).rejects.toThrow(
      'The mail was not taken: EMESSAGE 451',
    );
  });

  it('rejects when the server refuses the receiver, and does not name the receiver in the error', async () => {
    const server = await startServer({
      onRcptTo: (address, _session, done) => done(reply(550, `no mailbox ${address.address}`)),
    });
    const error = await smtpMailer(server.url, FROM)
      .send(mail)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toBe('The mail was not taken: EENVELOPE 550');
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('warga');
  });

  it('rejects when nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await expect(smtpMailer(`smtp://127.0.0.1:${port}`, FROM).send(mail)).rejects.toThrow(
      'The mail was not taken',
    );
  });

  it('gives a server that never greets ten seconds', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { port } = server.address() as AddressInfo;
    const sending = smtpMailer(`smtp://127.0.0.1:${port}`, FROM).send(mail);
    const failed = expect(sending).rejects.toThrow('The mail was not taken: ETIMEDOUT');
    const [socket] = (await once(server, 'connection')) as [import('node:net').Socket];
    socket.resume();
    // The client sets its greeting timer when it sees the connection, a turn or two after the server does.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(10_000);
    await failed;
  });

  it('sends to one receiver only, whatever stands in the address, and lets no line break into the head', async () => {
    const server = await startServer();
    const mailer = smtpMailer(server.url, FROM);
    await mailer
      .send({ ...mail, to: 'warga@example.org, lain@example.org', subject: 'Kode\r\nBcc: lain@example.org' })
      .catch(() => undefined);
    await mailer.send({ ...mail, subject: 'Kode\r\nBcc: lain@example.org' });
    for (const { receivers, message } of server.received) {
      expect(receivers).not.toContain('lain@example.org');
      expect(message).not.toMatch(/^Bcc:/m);
    }
    expect(server.received.at(-1)?.receivers).toEqual(['warga@example.org']);
  });

  it('prints nothing, neither when it succeeds nor when it fails', async () => {
    const prints = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
    onTestFinished(() => prints.forEach((print) => void print.mockRestore()));
    const server = await startServer();
    await smtpMailer(server.url, FROM).send(mail);
    await smtpMailer('smtp://127.0.0.1:1', FROM)
      .send(mail)
      .catch(() => undefined);
    for (const print of prints) expect(print).not.toHaveBeenCalledWith(expect.stringContaining('warga'));
  });
});

interface Received {
  readonly receivers: string[];
  readonly message: string;
}

async function startServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      let message = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        message += chunk;
      });
      stream.on('end', () => {
        received.push({ receivers: session.envelope.rcptTo.map(({ address }) => address), message });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`, received };
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
