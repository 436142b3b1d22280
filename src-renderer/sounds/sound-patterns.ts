/**
 * What the bench sounds, as notes: pitch in Hz, times in ms, loudness from 0 to 1. Each differs from the others in
 * pitch AND rhythm (R9): good is one short high tick, wrong two long low tones, complete three rising ones, attention
 * a high-low-high call, a repeat two quick dull knocks.
 */
import type { Sound } from '../../src-shared/contract/bench-view.ts'

export type Note = {
  readonly hz: number
  readonly atMs: number
  readonly lengthMs: number
  readonly loudness: number
  readonly wave: OscillatorType
}

export const soundPatterns: Record<Exclude<Sound, 'none'>, readonly Note[]> = {
  good: [{ hz: 1568, atMs: 0, lengthMs: 90, loudness: 0.5, wave: 'sine' }],
  wrong: [
    { hz: 196, atMs: 0, lengthMs: 260, loudness: 0.9, wave: 'square' },
    { hz: 147, atMs: 320, lengthMs: 420, loudness: 0.9, wave: 'square' },
  ],
  complete: [
    { hz: 784, atMs: 0, lengthMs: 120, loudness: 0.6, wave: 'triangle' },
    { hz: 988, atMs: 130, lengthMs: 120, loudness: 0.6, wave: 'triangle' },
    { hz: 1319, atMs: 260, lengthMs: 300, loudness: 0.6, wave: 'triangle' },
  ],
  attention: [
    { hz: 880, atMs: 0, lengthMs: 140, loudness: 0.7, wave: 'triangle' },
    { hz: 587, atMs: 190, lengthMs: 140, loudness: 0.7, wave: 'triangle' },
    { hz: 880, atMs: 380, lengthMs: 180, loudness: 0.7, wave: 'triangle' },
  ],
  repeat: [
    { hz: 392, atMs: 0, lengthMs: 50, loudness: 0.6, wave: 'sine' },
    { hz: 392, atMs: 90, lengthMs: 50, loudness: 0.6, wave: 'sine' },
  ],
}
