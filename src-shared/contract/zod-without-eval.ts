/**
 * Imported before any schema is made: zod then does not try `new Function`, which the page's content policy forbids and
 * the browser would report as a violation at every start.
 */
import { config } from 'zod'

config({ jitless: true })
