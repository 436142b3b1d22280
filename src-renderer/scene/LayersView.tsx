/** The carton from above, one layer at a time: works without WebGL, and is where a unit is dragged elsewhere. */
import type { SceneView } from '../../src-shared/contract/bench-view.ts'
import { useVoice } from '../i18n/texts.ts'
import type { Spot } from '../screens/SpotList.tsx'
import { useLook } from '../state/stores.ts'
import { boxesAtStep } from './boxes-at-step.ts'
import { DragUnit } from './DragUnit.tsx'
import type { Block } from './join-blocks.ts'
import { beneath, layerNow, layersOf } from './layers.ts'

type LayersViewProps = {
  readonly scene: SceneView
  readonly spots: readonly Spot[] | null
  onPut(xMm: number, zMm: number): void
}

export function LayersView({ scene, spots, onPut }: LayersViewProps) {
  const { t } = useVoice()
  const step = useLook((look) => look.step)
  const boxes = boxesAtStep(scene.boxes, step)
  const layers = layersOf(boxes)
  const index = layerNow(layers)
  const { innerWidthMm: w, innerDepthMm: d } = scene
  const letterMm = Math.max(w, d * 1.6) * 0.05
  const margin = letterMm * 1.8
  const inHand = boxes.find((box) => box.state === 'inHand') ?? null
  return (
    <div className="layers">
      <svg
        viewBox={`${-margin / 2} ${-margin / 4} ${w + margin} ${d + margin * 1.25}`}
        role="img"
        aria-label={t('scene.label')}
      >
        <rect
          width={w}
          height={d}
          fill="var(--scene-board)"
          stroke="var(--scene-line)"
          strokeWidth={letterMm / 9}
        />
        {beneath(layers, index).map((block) => (
          <Plate key={`below-${block.step}`} block={block} letterMm={letterMm} isBelow />
        ))}
        {layers[index]?.blocks.map((block) => (
          <Plate key={block.step} block={block} letterMm={letterMm} isBelow={false} />
        ))}
        {spots?.map((spot) => (
          <SpotOutline key={spot.number} spot={spot} letterMm={letterMm} />
        ))}
        <line x1="0" x2={w} y1={d} y2={d} stroke="var(--scene-ink)" strokeWidth={letterMm / 4} />
        <text x={w / 2} y={d + letterMm} fontSize={letterMm} fill="var(--ink)">
          ▲ {t('scene.yourSide')}
        </text>
        {spots !== null && inHand && (
          <DragUnit box={inHand} widthMm={w} depthMm={d} onPut={onPut} />
        )}
      </svg>
      <p className="layers-foot">
        <span>{t('scene.fromAbove')}</span>
        {layers.length > 0 && (
          <span>{t('scene.layer', { number: index + 1, count: layers.length })}</span>
        )}
      </p>
    </div>
  )
}

type PlateProps = { readonly block: Block; readonly letterMm: number; readonly isBelow: boolean }

function Plate({ block, letterMm, isBelow }: PlateProps) {
  const isNow = block.state === 'inHand' || block.state === 'next'
  const fills = {
    packed: 'var(--scene-packed)',
    inHand: 'var(--scene-now)',
    next: 'var(--now-soft)',
    later: 'transparent',
  }
  const label = block.count > 1 ? `${block.step} ×${block.count}` : `${block.step}`
  const size = Math.min(letterMm * (isNow ? 1.4 : 1), block.d * 0.8, (block.w / label.length) * 1.5)
  return (
    <g opacity={isBelow ? 0.45 : 1}>
      <rect
        x={block.x}
        y={block.z}
        width={block.w}
        height={block.d}
        fill={fills[block.state]}
        stroke={isNow ? 'var(--scene-now)' : 'var(--scene-line)'}
        strokeWidth={letterMm / (isNow ? 5 : 14)}
        strokeDasharray={block.state === 'later' ? letterMm / 4 : undefined}
      />
      {!isBelow && block.state !== 'later' && (
        <text
          x={block.x + block.w / 2}
          y={block.z + block.d / 2}
          fontSize={size}
          fill={block.state === 'inHand' ? 'var(--on-now)' : 'var(--scene-ink)'}
        >
          {label}
        </text>
      )}
    </g>
  )
}

function SpotOutline({ spot, letterMm }: { readonly spot: Spot; readonly letterMm: number }) {
  return (
    <g>
      <rect
        x={spot.x}
        y={spot.z}
        width={spot.w}
        height={spot.d}
        fill="none"
        stroke="var(--scene-now)"
        strokeWidth={letterMm / 6}
        strokeDasharray={`${letterMm / 2} ${letterMm / 4}`}
      />
      <circle
        cx={spot.x + letterMm * 1.1}
        cy={spot.z + letterMm * 1.1}
        r={letterMm * 0.85}
        fill="var(--now)"
      />
      <text
        x={spot.x + letterMm * 1.1}
        y={spot.z + letterMm * 1.1}
        fontSize={letterMm * 1.1}
        fill="var(--on-now)"
      >
        {spot.number}
      </text>
    </g>
  )
}
