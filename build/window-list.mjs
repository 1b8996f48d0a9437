/**
 * The windows that the operating system shows, from the system itself and not from the program: what a person would see. X11 through
 * `xwininfo`, Wayland through sway (on a build machine its headless backend serves as the desktop), Windows through PowerShell, macOS
 * through its window server.
 */
import { run } from './environment.mjs';

/**
 * A visible window. `title` is null if the system withholds it: macOS gives titles only to programs that may record the screen.
 * @typedef {{ title: string | null, program: string, width: number | null, height: number | null }} Window
 */

/**
 * `xwininfo -root -tree`: every window with a name; visibility is queried for each.
 * @param {string} output
 * @returns {(Window & { id: string })[]}
 */
export const namedInTree = (output) =>
  [...output.matchAll(/^\s*(0x[\da-f]+) "(.*)": \((.*)\)\s+(\d+)x(\d+)\+/gm)].map(
    ([, id = '', title = '', classes = '', width, height]) => ({
      id,
      title,
      program: /"([^"]*)"\s*$/.exec(classes)?.[1] ?? '',
      width: Number(width),
      height: Number(height),
    }),
  );

/** `xwininfo -id`. @param {string} output */
export const isViewable = (output) => /^\s*Map State: IsViewable$/m.test(output);

/**
 * @typedef {{ name?: string | null, app_id?: string | null, pid?: number, visible?: boolean, rect?: { width: number, height: number }, nodes?: SwayNode[], floating_nodes?: SwayNode[] }} SwayNode
 * @param {SwayNode} node of `swaymsg --type get_tree --raw`
 * @returns {Window[]}
 */
export const visibleInSway = (node) => [
  // Only a window has a process; outputs and workspaces also have names.
  ...(node.pid !== undefined && node.visible === true
    ? [{ title: node.name ?? '', program: node.app_id ?? '', width: node.rect?.width ?? null, height: node.rect?.height ?? null }]
    : []),
  ...[...(node.nodes ?? []), ...(node.floating_nodes ?? [])].flatMap(visibleInSway),
];

/** Windows itself considers only visible windows without an owner as a program's main window. */
const powerShellScript = `[Console]::OutputEncoding = [Text.Encoding]::UTF8
Get-Process | Where-Object { $_.MainWindowHandle -ne 0 } | ForEach-Object { "$($_.ProcessName)\`t$($_.MainWindowTitle)" }`;

/** @param {string} output one line per window: program, tab, title @returns {Window[]} */
export const mainWindows = (output) =>
  [...output.matchAll(/^([^\t\r\n]+)\t(.*?)\r?$/gm)].map(([, program = '', title = '']) => ({ title, program, width: null, height: null }));

/** On screen, without the desktop: https://developer.apple.com/documentation/coregraphics/cgwindowlistcopywindowinfo(_:_:) */
const windowServerScript = `ObjC.import('CoreGraphics');
JSON.stringify(ObjC.deepUnwrap(ObjC.castRefToObject($.CGWindowListCopyWindowInfo(1 | 16, 0))));`;

/**
 * @typedef {{ kCGWindowLayer: number, kCGWindowOwnerName: string, kCGWindowName?: string, kCGWindowBounds: { Width: number, Height: number } }} MacWindow
 * @param {string} output JSON
 * @returns {Window[]}
 */
export const onScreen = (output) =>
  /** @type {MacWindow[]} */ (JSON.parse(output))
    // Ordinary windows are on layer 0; menus and the dock are above.
    .filter(({ kCGWindowLayer }) => kCGWindowLayer === 0)
    .map(({ kCGWindowOwnerName, kCGWindowName = null, kCGWindowBounds }) => ({
      title: kCGWindowName,
      program: kCGWindowOwnerName,
      width: kCGWindowBounds.Width,
      height: kCGWindowBounds.Height,
    }));

/** @param {string} command @param {readonly string[]} args @returns {Promise<string>} */
const asked = async (command, args) => {
  const { code, output } = await run(command, args, { capture: true, env: { LC_ALL: 'C.UTF-8' } });
  if (code !== 0) throw new Error(`${command} could not be asked for the windows:\n${output}`);
  return output;
};

/** @returns {Promise<Window[]>} */
const onX11 = async () => {
  const named = namedInTree(await asked('xwininfo', ['-root', '-tree']));
  // A window that disappeared between the two queries is not visible.
  const states = await Promise.all(named.map(({ id }) => asked('xwininfo', ['-id', id]).catch(() => '')));
  return named.filter((_window, at) => isViewable(states[at] ?? ''));
};

/** @returns {Promise<Window[]>} what the system shows now */
export const listWindows = async () => {
  if (process.platform === 'win32') return mainWindows(await asked('powershell', ['-NoProfile', '-Command', powerShellScript]));
  if (process.platform === 'darwin') return onScreen(await asked('osascript', ['-l', 'JavaScript', '-e', windowServerScript]));
  if (process.env['WAYLAND_DISPLAY']) return visibleInSway(JSON.parse(await asked('swaymsg', ['--type', 'get_tree', '--raw'])));
  return onX11();
};
