/** Who works at the bench. */
import type { OperatorId } from './ids.ts'

export type OperatorRole = 'packer' | 'supervisor'
export type Operator = {
  readonly id: OperatorId
  readonly name: string
  readonly role: OperatorRole
}
