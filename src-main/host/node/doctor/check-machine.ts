/** Node, the platform, the built screen and the browser. */
import { existsSync } from 'node:fs'
import { arch, platform, release } from 'node:os'
import { join } from 'node:path'
import type { Places } from '../../../app/places.ts'
import { findBrowser, hasDisplay } from '../browser.ts'
import { findElectron } from '../electron-binary.ts'
import { type Finding, good, missing } from './finding.ts'

export function checkMachine(places: Places): Finding[] {
  return [
    good(`Packwright ${places.version}, Node ${process.versions.node}`),
    good(`${platform()} ${release()}, ${arch()}`),
    existsSync(join(places.rendererDir, 'index.html'))
      ? good('the screen is built')
      : missing('the screen is not built', 'Type "npm run build".'),
    checkWindow(places),
  ]
}

function checkWindow(places: Places): Finding {
  const electron = findElectron(places)
  const browser = findBrowser()
  const found = electron ? 'Electron' : browser ? `${browser.name} (${browser.path})` : null
  if (found === null)
    return missing(
      'no window: no Electron, Chromium, Chrome or Edge here',
      'Install one of these browsers, or open the address that the station prints on another screen of this machine.',
    )
  if (!hasDisplay())
    return missing(
      `${found} for the window, but no display`,
      'The station serves its screen all the same.',
    )
  return good(`${found} for the window`)
}
