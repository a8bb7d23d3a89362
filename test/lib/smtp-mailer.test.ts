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

/** A mailer whose connections end with the test. */
function open(url: string) {
  const mailer = smtpMailer(url, FROM);
  onTestFinished(() => mailer.close());
  return mailer;
}

describe('the SMTP mailer', () => {
  it('hands one message with text and HTML to the server, without STARTTLS when it offers none', async () => {
    const server = await startServer();
    await open(server.url).send(mail);
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
    await expect(open(refused.url).send(mail)).rejects.toThrow('The mail was not taken: EMESSAGE 451');
  });

  it('rejects when the server refuses the receiver, and does not name the receiver in the error', async () => {
    const server = await startServer({
      onRcptTo: (address, _session, done) => done(reply(550, `no mailbox ${address.address}`)),
    });
    const error = await open(server.url)
      .send(mail)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toBe('The mail was not taken: EENVELOPE 550');
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('warga');
  });

  it('sends mails that follow one another over one connection, and ends it when it is closed', async () => {
    let connections = 0;
    let closed = 0;
    const server = await startServer({
      onConnect(_session, done) {
        connections++;
        done();
      },
      onClose: () => void closed++,
    });
    const mailer = open(server.url);
    for (let n = 0; n < 5; n++) await mailer.send(mail);
    expect([server.received.length, connections, closed]).toEqual([5, 1, 0]);
    mailer.close();
    await expect.poll(() => closed).toBe(1);
  });

  it('goes on when the server has closed an idle connection', async () => {
    const server = await startServer();
    const mailer = open(server.url);
    await mailer.send(mail);
    server.dropConnections();
    await mailer.send(mail);
    expect(server.received).toHaveLength(2);
  });

  it.each([
    ['EENVELOPE 550', true],
    ['EENVELOPE 450', false],
  ])('says whether another try may help: %s is final: %j', async (reason, isFinal) => {
    const server = await startServer({
      onRcptTo: (_address, _session, done) => done(reply(Number(reason.slice(-3)), 'no')),
    });
    await expect(open(server.url).send(mail)).rejects.toMatchObject({ reason, isFinal });
  });

  it('takes a refused sign-in for a matter of the configuration, not of the mail', async () => {
    const server = await startServer({
      authOptional: false,
      disabledCommands: ['STARTTLS'],
      onAuth: (_auth, _session, done) => done(reply(535, 'wrong password')),
    });
    const mailer = open(server.url.replace('smtp://', 'smtp://tapis:wrong@'));
    await expect(mailer.send(mail)).rejects.toMatchObject({ reason: 'EAUTH 535', isFinal: false });
  });

  it('rejects when nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await expect(open(`smtp://127.0.0.1:${port}`).send(mail)).rejects.toThrow('The mail was not taken');
  });

  it('gives a server that never greets ten seconds', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { port } = server.address() as AddressInfo;
    const sending = open(`smtp://127.0.0.1:${port}`).send(mail);
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
    const mailer = open(server.url);
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
    await open(server.url).send(mail);
    await open('smtp://127.0.0.1:1')
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
  return {
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    received,
    dropConnections() {
      for (const connection of server.connections) connection.close();
    },
  };
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
