/** What only Electron can show: run by `npm run verify:electron`, never on the stand-in, whose bridge is in the page's own world. */
import { expect, test } from '../fixtures/program.ts';
import { call, openRegister } from '../fixtures/register.ts';

test.beforeEach(async ({ program }) => {
  await openRegister(program.page);
});

test('hardening 01 enforced: the page has no Node, and no way through the bridge into the world behind it', async ({ program }) => {
  const found = await program.page.evaluate(async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter((name) => name in window);
    const { utvag } = window as unknown as { utvag: { call: { constructor: (source: string) => () => unknown } } };
    // Code evaluated by the driver may create functions from text, whatever the policy says; code that runs later may not.
    const reached = await new Promise<string>((resolve) => {
      setTimeout(() => {
        try {
          // Such a function would be created in the other world; the policy refuses ours.
          resolve(String(utvag.call.constructor('return typeof process')()));
        } catch (error) {
          resolve((error as Error).name);
        }
      });
    });
    return { names, reached };
  });
  expect(found.names).toEqual([]);
  expect(found.reached).toBe('EvalError');
  expect(await call<{ open: boolean }>(program.page, 'users.status', {})).toMatchObject({ open: true });
  program.takeProblems();
});

test('hardening 10 enforced: the page finds one call, one stream of events and one fact, and can change none of them', async ({
  program,
}) => {
  const bridge = await program.page.evaluate(() => {
    const { utvag } = window as unknown as { utvag: Record<string, unknown> };
    const before = utvag['call'];
    try {
      utvag['call'] = () => 'taken';
      Object.defineProperty(window, 'utvag', { value: {} });
    } catch {
      // Refused, as expected.
    }
    const now = (window as unknown as { utvag: Record<string, unknown> }).utvag;
    return { keys: Object.keys(now), same: now['call'] === before, about: now['about'] };
  });
  expect(bridge).toMatchObject({ keys: ['call', 'onEvent', 'about'], same: true, about: { runtime: 'electron' } });
});

test('hardening 06 enforced: camera, place, notices, clipboard and devices are denied when a page asks', async ({ program }) => {
  const answers = await program.page.evaluate(async () => {
    const told = (attempt: Promise<unknown>): Promise<string> =>
      attempt.then(
        (value) => (typeof value === 'string' ? value : 'given'),
        (error: unknown) => (error as Error).name,
      );
    const { mediaDevices, clipboard, permissions, geolocation } = navigator;
    const place = new Promise((resolve, reject) => {
      geolocation.getCurrentPosition(resolve, ({ code }) => reject(Object.assign(new Error(), { name: `code ${code}` })));
    });
    const state = async (name: string): Promise<string> => (await permissions.query({ name: name as PermissionName })).state;
    return {
      camera: await told(mediaDevices.getUserMedia({ video: true, audio: true })),
      screen: await told(mediaDevices.getDisplayMedia({ video: true })),
      notices: await told(Notification.requestPermission()),
      clipboard: await told(clipboard.readText()),
      place: await told(place),
      states: await Promise.all(['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'persistent-storage'].map(state)),
    };
  });
  expect(answers.camera).toMatch(/NotAllowedError|NotFoundError/);
  expect(answers.screen).toMatch(/NotAllowedError|NotSupportedError|InvalidStateError/);
  expect(answers.notices).toBe('denied');
  expect(answers.clipboard).toBe('NotAllowedError');
  expect(answers.place).toBe('code 1');
  expect(answers.states.filter((state) => state !== 'denied')).toEqual([]);
  program.takeProblems();
});
