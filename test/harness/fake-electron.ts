/**
 * Electron without Electron: the members that the desktop host uses, typed against electron.d.ts, and a throw for any
 * other, so that a host which reaches for something new fails here and not on a packer's machine. Pages are a `page`
 * each: what a preload would be given, and what the window's guards answer.
 */
import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'

/** Only what is named in `members` exists; the rest throws with its name. */
export function strict<T extends object>(name: string, members: Partial<T>): T {
  return new Proxy(members, {
    get(target, key) {
      if (key in target) return Reflect.get(target, key)
      // Promises and test matchers look for these on anything.
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') return undefined
      throw new Error(`${name}.${key} is not faked: the desktop host may not use it untested`)
    },
  }) as T
}

type InvokeHandler = (event: Electron.IpcMainInvokeEvent, message: unknown) => unknown
type RendererListener = (event: Electron.IpcRendererEvent, message: unknown) => void

/** One page with its side of the IPC. */
export class FakePage {
  readonly listeners = new EventEmitter()
  readonly contents: Electron.WebContents
  readonly guards = new EventEmitter()
  openHandler: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | null =
    null
  origin: string
  parent: Electron.WebFrameMain | null = null

  constructor(origin: string) {
    this.origin = origin
    this.contents = strict<Electron.WebContents>('webContents', {
      on: ((event: string, listener: (...args: unknown[]) => void) =>
        this.guards.on(event, listener)) as unknown as Electron.WebContents['on'],
      setWindowOpenHandler: (handler) => {
        this.openHandler = handler
      },
      // Electron copies what it sends; so does this, and what cannot be copied throws.
      send: (channel, message) => void this.listeners.emit(channel, structuredClone(message)),
    })
  }

  /** Whether the page's guards stop this event. */
  isStopped(event: string, ...args: unknown[]): boolean {
    let isStopped = false
    this.guards.emit(event, { preventDefault: () => (isStopped = true) }, ...args)
    return isStopped
  }

  frame(): Electron.WebFrameMain {
    return strict<Electron.WebFrameMain>('senderFrame', {
      origin: this.origin,
      parent: this.parent,
    })
  }
}

export type FakeElectron = {
  readonly module: typeof Electron
  readonly appEvents: EventEmitter
  readonly windows: {
    readonly page: FakePage
    readonly options: Electron.BrowserWindowConstructorOptions
    readonly loaded: string[]
    isKiosk: boolean
    isDestroyed: boolean
  }[]
  readonly errors: string[]
  readonly exits: number[]
  readonly paths: Map<string, string>
  readonly schemes: Electron.CustomScheme[]
  readonly session: {
    permission: Parameters<Electron.Session['setPermissionRequestHandler']>[0]
    check: Parameters<Electron.Session['setPermissionCheckHandler']>[0]
    device: Parameters<Electron.Session['setDevicePermissionHandler']>[0]
    files: ((request: Request) => Response | Promise<Response>) | null
  }
  readonly blockers: string[]
  isFirstCopy: boolean
  hasKeyRing: boolean
  quits: number
  /** What a page's `ipcRenderer.invoke` does. */
  invoke(page: FakePage, channel: string, message: unknown): Promise<unknown>
  /** `electron` as a preload of that page sees it, and what it exposed. */
  preloadModule(page: FakePage): { module: typeof Electron; exposed: Map<string, unknown> }
}

export function createFakeElectron(): FakeElectron {
  const handlers = new Map<string, InvokeHandler>()
  const appEvents = new EventEmitter()
  const fake: Omit<FakeElectron, 'module'> = {
    appEvents,
    windows: [],
    errors: [],
    exits: [],
    paths: new Map(),
    schemes: [],
    session: { permission: null, check: null, device: null, files: null },
    blockers: [],
    isFirstCopy: true,
    hasKeyRing: true,
    quits: 0,
    async invoke(page, channel, message) {
      const handler = handlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      const event = strict<Electron.IpcMainInvokeEvent>('event', { senderFrame: page.frame() })
      return structuredClone(await handler(event, structuredClone(message)))
    },
    preloadModule: (page) => preloadModule(fake, page),
  }
  return Object.assign(fake, { module: mainModule(fake, handlers) })
}

function mainModule(
  fake: Omit<FakeElectron, 'module'>,
  handlers: Map<string, InvokeHandler>,
): typeof Electron {
  return strict<typeof Electron>('electron', {
    app: fakeApp(fake),
    dialog: strict<Electron.Dialog>('dialog', {
      showErrorBox: (_title, content) => void fake.errors.push(content),
    }),
    Menu: strict<typeof Electron.Menu>('Menu', { setApplicationMenu: () => {} }),
    powerSaveBlocker: strict<Electron.PowerSaveBlocker>('powerSaveBlocker', {
      start: (type) => fake.blockers.push(type),
    }),
    protocol: strict<Electron.Protocol>('protocol', {
      registerSchemesAsPrivileged: (schemes) => void fake.schemes.push(...schemes),
    }),
    session: strict<typeof Electron.session>('session', { defaultSession: fakeSession(fake) }),
    safeStorage: strict<Electron.SafeStorage>('safeStorage', {
      isEncryptionAvailable: () => fake.hasKeyRing,
      // Stands for the system's cipher: told apart by its mark, random in front, and never the text itself.
      encryptString: (text) => Buffer.from(`${Math.random()}|${Buffer.from(text).toString('hex')}`),
      decryptString: (bytes) => {
        const hex = /^0\.\d+\|((?:[0-9a-f]{2})*)$/.exec(bytes.toString())?.[1]
        if (hex === undefined) throw new Error('Error while decrypting the ciphertext.')
        return Buffer.from(hex, 'hex').toString()
      },
    }),
    ipcMain: strict<Electron.IpcMain>('ipcMain', {
      handle: (channel, handler) => void handlers.set(channel, handler as InvokeHandler),
      removeHandler: (channel) => void handlers.delete(channel),
    }),
    BrowserWindow: fakeWindowClass(fake),
  })
}

function fakeApp(fake: Omit<FakeElectron, 'module'>): Electron.App {
  const on = ((event: string, listener: (...args: unknown[]) => void) => {
    fake.appEvents.on(event, listener)
  }) as unknown as Electron.App['on']
  return strict<Electron.App>('app', {
    on,
    once: ((event: string, listener: (...args: unknown[]) => void) => {
      fake.appEvents.once(event, listener)
    }) as unknown as Electron.App['once'],
    setPath: (name, path) => void fake.paths.set(name, path),
    requestSingleInstanceLock: () => fake.isFirstCopy,
    whenReady: async () => {},
    quit: () => {
      fake.quits += 1
      fake.appEvents.emit('before-quit', { preventDefault() {} })
    },
    exit: (code) => {
      fake.exits.push(code ?? 0)
      fake.appEvents.emit('exited')
    },
  })
}

function fakeSession(fake: Omit<FakeElectron, 'module'>): Electron.Session {
  return strict<Electron.Session>('defaultSession', {
    setPermissionRequestHandler: (handler) => {
      fake.session.permission = handler
    },
    setPermissionCheckHandler: (handler) => {
      fake.session.check = handler
    },
    setDevicePermissionHandler: (handler) => {
      fake.session.device = handler
    },
    protocol: strict<Electron.Protocol>('session.protocol', {
      handle: (_scheme, handler) => {
        fake.session.files = handler as FakeElectron['session']['files']
      },
    }),
  })
}

function fakeWindowClass(fake: Omit<FakeElectron, 'module'>): typeof Electron.BrowserWindow {
  const made: Electron.BrowserWindow[] = []
  function makeWindow(options: Electron.BrowserWindowConstructorOptions): Electron.BrowserWindow {
    const page = new FakePage('packwright://screen')
    const state = {
      page,
      options,
      loaded: [] as string[],
      isKiosk: options.kiosk ?? false,
      isDestroyed: false,
    }
    fake.windows.push(state)
    fake.appEvents.emit('web-contents-created', {}, page.contents)
    const window = strict<Electron.BrowserWindow>('BrowserWindow', {
      webContents: page.contents,
      loadURL: async (url) => void state.loaded.push(url),
      reload: () => void state.loaded.push('reload'),
      isKiosk: () => state.isKiosk,
      setKiosk: (flag) => {
        state.isKiosk = flag
      },
      isDestroyed: () => state.isDestroyed,
      isMinimized: () => false,
      focus: () => void state.loaded.push('focus'),
    })
    made.push(window)
    return window
  }
  makeWindow.getAllWindows = () => made
  return makeWindow as unknown as typeof Electron.BrowserWindow
}

function preloadModule(fake: Pick<FakeElectron, 'invoke'>, page: FakePage) {
  const exposed = new Map<string, unknown>()
  const module = strict<typeof Electron>('electron', {
    contextBridge: strict<Electron.ContextBridge>('contextBridge', {
      exposeInMainWorld: (key, api) => void exposed.set(key, api),
    }),
    ipcRenderer: strict<Electron.IpcRenderer>('ipcRenderer', {
      on: ((channel: string, listener: RendererListener) =>
        page.listeners.on(channel, (message: unknown) =>
          listener({} as Electron.IpcRendererEvent, message),
        )) as unknown as Electron.IpcRenderer['on'],
      invoke: (channel, message) => fake.invoke(page, channel, message),
    }),
  })
  return { module, exposed }
}
