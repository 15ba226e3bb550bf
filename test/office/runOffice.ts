/** Runs a macro in a LibreOffice of its own, with a profile that holds nothing else. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const STARTS_WITHIN = 30_000;
const WORKS_WITHIN = 240_000;

export const hasOffice = spawnSync('soffice', ['--version'], { timeout: STARTS_WITHIN }).status === 0;

export interface OfficeUser {
  readonly givenName: string;
  readonly familyName: string;
}

/**
 * Comes back when the macro has ended the office, or was ended after some minutes.
 * @param folder for the profile; the caller's own
 * @param macro in Basic
 * @param call as in `Main("x")`
 */
export function runOffice(folder: string, macro: string, call: string, user?: OfficeUser): void {
  const profile = join(folder, 'profile');
  const start = (...request: readonly string[]) =>
    spawnSync(
      'soffice',
      [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', ...request],
      { timeout: WORKS_WITHIN },
    );
  // The first start makes the profile, and does nothing else it is asked.
  start('--terminate_after_init');
  writeMacro(profile, macro);
  if (user !== undefined) writeUser(profile, user);
  start(`macro:///Standard.Module.${call}`);
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function writeMacro(profile: string, macro: string): void {
  const library = join(profile, 'user', 'basic', 'Standard');
  mkdirSync(library, { recursive: true });
  const head = (kind: string, file: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${file}.dtd">\n`;
  writeFileSync(
    join(library, 'Module.xba'),
    `${head('script:module', 'module')}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module" script:language="StarBasic">${escaped(macro)}</script:module>`,
  );
  const names = 'xmlns:library="http://openoffice.org/2000/library"';
  writeFileSync(
    join(library, 'script.xlb'),
    `${head('library:library', 'library')}<library:library ${names} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module"/></library:library>`,
  );
  writeFileSync(
    join(profile, 'user', 'basic', 'script.xlc'),
    `${head('library:libraries', 'libraries')}<library:libraries ${names} xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`,
  );
}

/** Who edits: in whose name changes are tracked and files saved. */
function writeUser(profile: string, { givenName, familyName }: OfficeUser): void {
  const file = join(profile, 'user', 'registrymodifications.xcu');
  const said = (name: string, value: string) =>
    `<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="${name}" oor:op="fuse"><value>${escaped(value)}</value></prop></item>`;
  const items = said('givenname', givenName) + said('sn', familyName);
  const known = existsSync(file)
    ? readFileSync(file, 'utf8')
    : '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"></oor:items>';
  writeFileSync(file, known.replace('</oor:items>', `${items}</oor:items>`));
}
