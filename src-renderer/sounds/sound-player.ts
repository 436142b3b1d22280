/** Plays the bench's sounds, made on the spot by WebAudio. A page that may not sound yet stays silent, never fails. */
import type { Sound } from '../../src-shared/contract/bench-view.ts'
import type { Volume } from '../state/screen-settings.ts'
import { type Note, soundPatterns } from './sound-patterns.ts'

const GAIN: Record<Volume, number> = { 0: 0, 1: 0.12, 2: 0.3, 3: 0.7 }
/** Ramps at both ends of a note, so that it does not click. */
const RAMP_S = 0.008

export type SoundPlayer = {
  /** Opens the sound device ahead of the first sound, which would wait 50 ms for it. */
  warm(): void
  play(sound: Sound, volume: Volume): void
}

export function createSoundPlayer(openContext: () => AudioContext): SoundPlayer {
  let context: AudioContext | null = null
  return {
    warm() {
      context ??= openContext()
    },
    play(sound, volume) {
      if (sound === 'none' || volume === 0) return
      context ??= openContext()
      if (context.state === 'suspended') void context.resume()
      for (const note of soundPatterns[sound]) playNote(context, note, GAIN[volume])
    },
  }
}

function playNote(context: AudioContext, note: Note, gain: number): void {
  const start = context.currentTime + note.atMs / 1000
  const end = start + note.lengthMs / 1000
  const oscillator = context.createOscillator()
  const loudness = context.createGain()
  oscillator.type = note.wave
  oscillator.frequency.value = note.hz
  loudness.gain.setValueAtTime(0, start)
  loudness.gain.linearRampToValueAtTime(note.loudness * gain, start + RAMP_S)
  loudness.gain.setValueAtTime(note.loudness * gain, Math.max(start + RAMP_S, end - 0.04))
  loudness.gain.linearRampToValueAtTime(0, end)
  oscillator.connect(loudness).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(end)
}
