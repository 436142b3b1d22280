/** `packwright doctor`: what works here and what does not, in plain words. Status 1 when something needed is broken. */
import { dataDirOf, holderOf } from '../../../app/data-folder.ts'
import type { Places } from '../../../app/places.ts'
import type { Terminal } from '../terminal.ts'
import { checkData } from './check-data.ts'
import { checkDevices } from './check-devices.ts'
import { checkMachine } from './check-machine.ts'
import { checkNativeModules } from './check-native-modules.ts'
import { checkPorts } from './check-ports.ts'
import { type Finding, lineOf } from './finding.ts'

export type DoctorFlags = { readonly data?: string; readonly port: number; readonly uiPort: number }

export async function doctorCommand(
  flags: DoctorFlags,
  places: Places,
  terminal: Terminal,
): Promise<number> {
  const dataDir = dataDirOf(flags.data)
  const wanted = [
    { port: flags.uiPort, use: 'the screen', flag: '--ui-port' },
    { port: flags.port, use: 'the local API', flag: '--port' },
  ]
  const findings: Finding[] = [
    ...checkMachine(places),
    ...(await checkNativeModules()),
    ...checkData(dataDir),
    ...(await checkPorts(wanted, portsHeld(dataDir))),
    ...(await checkDevices(dataDir)),
  ]
  for (const finding of findings) terminal.out(lineOf(finding))
  const count = findings.filter((finding) => finding.health === 'broken').length
  terminal.out(count === 0 ? 'All that is needed works.' : `${count} to mend.`)
  return count === 0 ? 0 : 1
}

function portsHeld(dataDir: string): number[] {
  try {
    const holder = holderOf(dataDir)
    return holder === null || holder === 'unknown' ? [] : [holder.uiPort, holder.apiPort]
  } catch {
    return []
  }
}
