/**
 * The screen's own scheme, packwright://screen/. Unlike file:// it has an origin, carries headers, and reaches nothing
 * but the built screen's files.
 */
import type { CustomScheme, Protocol } from 'electron'
import { securityHeaders } from '../../app/screen/security-headers.ts'
import { createFileReader, staticFiles } from '../../app/screen/static-files.ts'

const scheme = 'packwright'
export const screenOrigin = `${scheme}://screen`
export const screenScheme: CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
}

export function serveScreenFiles(protocol: Protocol, rendererDir: string): void {
  const files = staticFiles(rendererDir)
  const read = createFileReader()
  protocol.handle(scheme, (request) => {
    const url = new URL(request.url)
    const file = url.host === 'screen' ? files.get(url.pathname) : undefined
    const headers = securityHeaders(null)
    if (file === undefined) return new Response('There is nothing here.', { status: 404, headers })
    return new Response(read(file), { headers: { ...headers, 'content-type': file.type } })
  })
}
