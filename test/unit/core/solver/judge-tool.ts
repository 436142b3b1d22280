/** The judge that lies beside the checkout, where there is one; tests then ask it too. */
import { existsSync } from 'node:fs'
import type { PackRequest, PackResponse } from '../../../../src-shared/model/packing.ts'

type CheckPacking = (
  request: PackRequest,
  response: PackResponse,
  options: { handOrder: boolean },
) => { violations: string[] }

const place = process.env['PACKWRIGHT_JUDGE']
const url =
  place === undefined
    ? new URL('../../../../../shared/tools/check-packing.mjs', import.meta.url)
    : new URL(`file://${place}`)

const tool: { checkPacking: CheckPacking } | null = existsSync(url)
  ? await import(/* @vite-ignore */ url.href)
  : null

/** What the second judge finds; nothing where it is not there. */
export function secondOpinion(request: PackRequest, response: PackResponse): string[] {
  return tool === null ? [] : tool.checkPacking(request, response, { handOrder: true }).violations
}
