/** What Chromium's own log of its network (`--log-net-log=FILE`) shows was sent, or attempted. The browser must have exited. */
import { readFile } from 'node:fs/promises';

type NetLog = {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly { readonly type: number; readonly params?: { readonly address?: string; readonly host?: string } }[];
};

export type NetworkUse = {
  /** Where each datagram went. */
  readonly datagrams: readonly string[];
  /** The target of each attempted connection. */
  readonly connections: readonly string[];
  /** The names looked up. Names blocked by the resolver's rules are not looked up. */
  readonly questions: readonly string[];
};

export const readNetLog = async (file: string): Promise<NetworkUse> => {
  const { constants, events } = JSON.parse(await readFile(file, 'utf8')) as NetLog;
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, number]) => [number, name]));
  const use = { datagrams: [] as string[], connections: [] as string[], questions: [] as string[] };
  for (const { type, params } of events) {
    const name = names.get(type) ?? '';
    if (name === 'UDP_BYTES_SENT') use.datagrams.push(params?.address ?? 'somewhere');
    if (name === 'TCP_CONNECT_ATTEMPT' && params?.address !== undefined) use.connections.push(params.address);
    if (name === 'HOST_RESOLVER_MANAGER_REQUEST' && params?.host !== undefined && !/^(\w+:\/\/)?~notfound(:\d+)?$/i.test(params.host))
      use.questions.push(params.host);
    if (/^HOST_RESOLVER_(SYSTEM|DNS|MDNS)_TASK$/.test(name)) use.questions.push(name);
  }
  return use;
};
