/**
 * Electron as far as the shell uses it, taken from Electron's own types. `main.ts` passes in the real thing, tests and closed networks the
 * stand-in; the compiler checks both against this. Classes are narrowed member by member, because only Electron could provide a whole
 * `BrowserWindow`.
 */
import type {
  App,
  BaseWindow,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Clipboard,
  CommandLine,
  ContextMenuParams,
  Dialog,
  Display,
  Event,
  FromPartitionOptions,
  Input,
  IpcMainInvokeEvent,
  Menu,
  MenuItemConstructorOptions,
  NativeTheme,
  OnBeforeRequestListenerDetails,
  CallbackResponse,
  OpenDialogOptions,
  OpenDialogReturnValue,
  PowerMonitor,
  Protocol,
  RenderProcessGoneDetails,
  SaveDialogOptions,
  SaveDialogReturnValue,
  Session,
  WebContents,
  WebContentsPrintOptions,
  WebContentsWillFrameNavigateEventParams,
  WebFrameMain,
} from 'electron';

export type FrameApi = Pick<WebFrameMain, 'url' | 'origin'> & { readonly parent: object | null };

/** Every way a page can try to navigate away or embed; each listener may prevent it. */
export type NavigationEvent = 'will-navigate' | 'will-redirect';

export type ContentsApi = Pick<
  WebContents,
  'id' | 'printToPDF' | 'reload' | 'send' | 'setWebRTCIPHandlingPolicy' | 'setWindowOpenHandler' | 'isDestroyed' | 'setZoomFactor'
> & {
  print(options: WebContentsPrintOptions, callback: (success: boolean, reason: string) => void): void;
  on(event: NavigationEvent, listener: (details: Pick<Event, 'preventDefault'> & { readonly url: string }) => void): unknown;
  on(
    event: 'will-frame-navigate',
    listener: (details: Pick<Event, 'preventDefault'> & Pick<WebContentsWillFrameNavigateEventParams, 'url'>) => void,
  ): unknown;
  on(event: 'will-attach-webview', listener: (event: Pick<Event, 'preventDefault'>) => void): unknown;
  on(event: 'render-process-gone', listener: (event: object, details: RenderProcessGoneDetails) => void): unknown;
  on(event: 'context-menu', listener: (event: object, params: ContextMenuParams) => void): unknown;
  on(event: 'before-input-event', listener: (event: Pick<Event, 'preventDefault'>, input: Input) => void): unknown;
  on(event: 'zoom-changed', listener: (event: object, direction: 'in' | 'out') => void): unknown;
  on(event: 'dom-ready', listener: () => void): unknown;
};

export type WindowApi = Pick<
  BrowserWindow,
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'restore'
  | 'isMinimized'
  | 'isDestroyed'
  | 'destroy'
  | 'setContentProtection'
  | 'setBackgroundColor'
  | 'getNormalBounds'
  | 'isMaximized'
  | 'maximize'
> & {
  readonly webContents: ContentsApi;
  setParentWindow(parent: WindowApi | null): void;
  once(event: 'ready-to-show' | 'show' | 'closed', listener: () => void): unknown;
  on(event: 'close', listener: (event: { preventDefault: () => void }) => void): unknown;
  on(event: 'closed' | 'resize' | 'move' | 'maximize' | 'unmaximize' | 'query-session-end' | 'session-end', listener: () => void): unknown;
};

/** The contents of the clipboard from one copy: a type and its text or bytes. */
type ClipboardContent = Record<string, string | Blob>;

/** What a dialog is attached to; a `WindowApi` is one. */
type DialogParent = Pick<BaseWindow, 'isDestroyed' | 'focus'>;

export type DialogApi = Pick<Dialog, 'showErrorBox'> & {
  showOpenDialog(window: DialogParent, options: OpenDialogOptions): Promise<OpenDialogReturnValue>;
  showSaveDialog(window: DialogParent, options: SaveDialogOptions): Promise<SaveDialogReturnValue>;
};

type RequestDetails = Pick<OnBeforeRequestListenerDetails, 'url' | 'method' | 'resourceType'>;

/** The list of permissions that Electron knows, from its own types. */
export type Permission = Parameters<NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>>[1];

export type SessionApi = Pick<
  Session,
  'setProxy' | 'setSpellCheckerDictionaryDownloadURL' | 'setSpellCheckerEnabled' | 'setSpellCheckerLanguages'
> & {
  readonly protocol: Pick<Protocol, 'handle'>;
  readonly webRequest: {
    onBeforeRequest(listener: (details: RequestDetails, callback: (response: CallbackResponse) => void) => void): void;
  };
  setPermissionRequestHandler(handler: (contents: unknown, permission: Permission, callback: (granted: boolean) => void) => void): void;
  setPermissionCheckHandler(handler: (contents: unknown, permission: Permission, origin: string) => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  setDisplayMediaRequestHandler(handler: null): void;
  on(event: 'will-download', listener: (event: Pick<Event, 'preventDefault'>) => void): unknown;
  on(event: 'preconnect', listener: () => void): unknown;
};

export type InvokeEvent = Pick<IpcMainInvokeEvent, 'type'> & {
  readonly sender: Pick<WebContents, 'id'>;
  readonly senderFrame: FrameApi | null;
};

export type ElectronApi = {
  readonly app: Pick<
    App,
    | 'configureHostResolver'
    | 'enableSandbox'
    | 'requestSingleInstanceLock'
    | 'quit'
    | 'exit'
    | 'getPath'
    | 'setPath'
    | 'getVersion'
    | 'isPackaged'
    | 'setProxy'
  > & {
    readonly commandLine: Pick<CommandLine, 'appendSwitch' | 'hasSwitch'>;
    whenReady(): Promise<void>;
    on(event: 'second-instance', listener: (event: unknown, argv: readonly string[]) => void): unknown;
    on(event: 'window-all-closed', listener: () => void): unknown;
    on(event: 'before-quit', listener: (event: Pick<Event, 'preventDefault'>) => void): unknown;
    on(event: 'web-contents-created', listener: (event: object, contents: ContentsApi) => void): unknown;
    on(event: 'session-created', listener: (session: SessionApi) => void): unknown;
  };
  readonly BrowserWindow: new (options?: BrowserWindowConstructorOptions) => WindowApi;
  readonly clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'clear'> & {
    write(items: readonly object[]): Promise<void>;
    /** What was selected last; only on Linux. */
    readonly selection?: Pick<Clipboard, 'readText' | 'clear'>;
  };
  readonly ClipboardItem: new (content: ClipboardContent) => object;
  readonly dialog: DialogApi;
  readonly ipcMain: { handle(channel: string, listener: (event: InvokeEvent, ...args: unknown[]) => Promise<string>): void };
  readonly Menu: {
    buildFromTemplate(template: MenuItemConstructorOptions[]): Pick<Menu, 'items'> & { popup(options?: { window?: DialogParent }): void };
    setApplicationMenu(menu: Pick<Menu, 'items'> | null): void;
  };
  readonly nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors' | 'themeSource'> & { on(event: 'updated', listener: () => void): unknown };
  readonly powerMonitor: Pick<PowerMonitor, 'getSystemIdleState'> & {
    on(event: 'lock-screen' | 'suspend' | 'user-did-resign-active', listener: () => void): unknown;
    /** Electron's types lack this event, which its documentation describes. */
    on(event: 'shutdown', listener: (event?: Pick<Event, 'preventDefault'>) => void): unknown;
  };
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>;
  readonly screen: { getAllDisplays(): readonly Pick<Display, 'workArea'>[] };
  readonly session: {
    readonly defaultSession: SessionApi;
    fromPartition(partition: string, options?: FromPartitionOptions): SessionApi;
  };
};
