/** What the screen's pages may do, the same in both hosts: nothing from elsewhere but pictures, and no code but ours. */

/** `socketOrigin`: where the WebSocket of the contract is; null where messages go another way. */
export function securityHeaders(socketOrigin: string | null): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'self'",
      "img-src 'self' data: https:",
      "style-src 'self' 'unsafe-inline'",
      `connect-src 'self'${socketOrigin === null ? '' : ` ${socketOrigin}`}`,
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  }
}
