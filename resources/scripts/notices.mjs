/**
 * `npm run notices`: writes resources/THIRD-PARTY-NOTICES.md, the licence of everything that is shipped. Refuses a
 * licence that is not on the list: the product is MIT and must stay free to pass on.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePackages } from './ensure-packages.mjs'
import { Refusal, root } from './project.mjs'
import { progress, script } from './script.mjs'
import { licenceOf, shippedPackages } from './shipped-packages.mjs'

const target = join(root, 'resources', 'THIRD-PARTY-NOTICES.md')

script(async () => {
  await ensurePackages()
  const packages = shippedPackages()
  const bad = packages.filter((each) => !each.isAllowed)
  if (bad.length > 0)
    throw new Refusal(
      `Not to be shipped: ${bad.map(({ name, licence }) => `${name} (${licence})`).join(', ')}.`,
    )
  writeFileSync(target, notices(packages))
  progress(`${packages.length} packages written to resources/THIRD-PARTY-NOTICES.md.`)
})

function notices(packages) {
  const head =
    '# Third-party notices\n\nPackwright is shipped with these packages. Made by `npm run notices`.\n'
  return `${head}${packages.map(section).join('')}`
}

function section({ name, version, folder }) {
  const text = licenceText(folder)
  const body = text === null ? '' : `\n\`\`\`\`text\n${text}\n\`\`\`\`\n`
  return `\n## ${name} ${version}\n\nLicence: ${licenceOf(folder)}\n${body}`
}

function licenceText(folder) {
  const name = readdirSync(folder).find((file) => /^(licen[cs]e|copying)(\.|-|$)/i.test(file))
  if (name === undefined) return null
  return readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim()
}
