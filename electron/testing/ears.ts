/** A listener on this computer, over UDP and TCP: everything received is kept. */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

export type Ears = {
  readonly udp: number;
  readonly tcp: number;
  /** What was received, in order: the protocol, and the bytes as Latin-1 text. */
  readonly heard: readonly { readonly by: 'udp' | 'tcp'; readonly text: string }[];
  readonly close: () => void;
};

export const listen = async (): Promise<Ears> => {
  const heard: { by: 'udp' | 'tcp'; text: string }[] = [];
  const datagrams = createSocket('udp4');
  datagrams.on('message', (message) => heard.push({ by: 'udp', text: message.toString('latin1') }));
  await new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve));
  const connections = createServer((socket) => {
    // A connection is recorded even if nothing is sent.
    heard.push({ by: 'tcp', text: '' });
    socket.on('data', (bytes) => heard.push({ by: 'tcp', text: bytes.toString('latin1') }));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => connections.listen(0, '127.0.0.1', resolve));
  const { port: tcp } = connections.address() as { port: number };
  return {
    udp: datagrams.address().port,
    tcp,
    heard,
    close: () => {
      datagrams.close();
      connections.close();
    },
  };
};
