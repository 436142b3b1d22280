/** The kiosk host over its real WebSocket, with the wire that the real screen uses. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../src-main/core/port/log.ts'
import { startUiServer } from '../../src-main/host/node/ui-server.ts'
import { openScreen } from '../harness/screen-over-web-socket.ts'
import { stationContract } from './station-contract.ts'

stationContract(async (station) => {
  const rendererDir = mkdtempSync(join(tmpdir(), 'packwright-screen-'))
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>screen</title>')
  const server = await startUiServer({
    port: 0,
    rendererDir,
    dispatcher: station.dispatcher,
    control: () => new Response(null, { status: 404 }),
    log: silentLog,
    screenSecret: 'the-secret-of-this-data-folder-43-character',
  })
  return {
    async openScreen() {
      return await openScreen(server.address())
    },
    close: () => server.close(),
  }
})
