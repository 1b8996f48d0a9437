/** Whether the page's process is sandboxed, according to the system itself: run by `npm run verify:electron`. */
import { readFileSync } from 'node:fs';
import { notHere } from '../fixtures/place.ts';
import { expect, test } from '../fixtures/program.ts';

test('hardening 02 enforced: the process that shows the page is in the sandbox of the system', async ({ program }) => {
  notHere(process.env['UTVAG_SANDBOX'] === 'off', process.env['UTVAG_SANDBOX_REASON'] ?? 'this machine forbids the sandbox');
  const { isOff, pages } = await program.application.evaluate(({ app, BrowserWindow }) => {
    const shown = BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId());
    const found = app.getAppMetrics().filter(({ pid }) => shown.includes(pid));
    return {
      isOff: app.commandLine.hasSwitch('no-sandbox'),
      pages: found.map(({ pid, sandboxed }) => ({ pid, sandboxed: sandboxed ?? null })),
    };
  });
  expect(isOff).toBe(false);
  expect(pages).not.toEqual([]);
  for (const { pid, sandboxed } of pages) {
    // Electron does not report this on Linux; the kernel does.
    if (process.platform !== 'linux') {
      expect(sandboxed).toBe(true);
      continue;
    }
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    expect(status, 'system calls are filtered').toMatch(/^Seccomp:\s*2$/m);
    const namespaces = /^NSpid:(.*)$/m.exec(status)?.[1]?.trim().split(/\s+/) ?? [];
    expect(namespaces.length, 'it sees no other process').toBeGreaterThan(1);
  }
});
