import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that keeps what it accepts, and refuses when told to. */
export interface LetterBox {
  url: string;
  received: ParsedMail[];
  /** What the next messages are answered: an SMTP code, or a connection cut after the message was taken. */
  answer: 'accept' | 451 | 550 | 'cut';
  close(): Promise<void>;
}

export async function openLetterBox(): Promise<LetterBox> {
  const box: LetterBox = { url: '', received: [], answer: 'accept', close: async () => undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, callback) {
      simpleParser(stream).then((mail) => {
        if (typeof box.answer === 'number') {
          return callback(Object.assign(new Error('refused'), { responseCode: box.answer }));
        }
        if (stream.sizeExceeded) return callback(new Error('too long'));
        box.received.push(mail);
        if (box.answer === 'cut') return cut(server, session.id);
        callback();
      }, callback);
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  box.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  box.close = () => new Promise<void>((resolve) => server.close(resolve));
  return box;
}

function cut(server: SMTPServer, sessionId: string): void {
  const connections = (
    server as unknown as { connections: Set<{ id: string; _socket: { destroy(): void } }> }
  ).connections;
  for (const connection of connections) {
    if (connection.id === sessionId) connection._socket.destroy();
  }
}
