// Judges Word files with Microsoft's Open XML SDK in one process: node open_xml.mjs PACKAGE FILE..., where PACKAGE is the installed validator.
// Prints one JSON array: for each file its path and its errors.
import { pathToFileURL } from 'node:url'

const [folder, ...files] = process.argv.slice(2)
const { validateFile } = await import(pathToFileURL(`${folder}/dist/src/index.js`))
const judged = []
for (const file of files) {
  const { ok, errors } = await validateFile(file, { officeVersion: 'Office2019' })
  judged.push({ file, errors: ok ? [] : errors.map((e) => `${e.path} ${e.xPath}: ${e.description}`) })
}
console.log(JSON.stringify(judged))
