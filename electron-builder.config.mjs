/**
 * How the desktop program is packed for Windows, macOS and Linux. The app is one archive (`app.asar`) that
 * Electron checks before running; only what native code reads from disk (the typesetter, the fonts) lies beside
 * it. The fuses close the ways by which a packed Electron can be made to run somebody else's code.
 */

/** Every weight of every font is 150 MB: text and headings need regular and bold, upright and italic. */
const UNUSED_FONTS = [
  '!node_modules/@expo-google-fonts/*/{100,200,300,500,600,800,900}*/**',
  '!node_modules/@expo-google-fonts/*/*.{js,d.ts,png,html}',
];

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'org.rapporteur.desk',
  productName: 'Rapporteur',
  copyright: 'The Rapporteur authors, MIT licence',
  directories: { output: 'release', buildResources: 'resources/icons' },
  files: ['dist/**', 'resources/templates/**', 'package.json', 'LICENSE', ...UNUSED_FONTS],
  asar: true,
  asarUnpack: ['**/*.node', 'node_modules/@expo-google-fonts/**'],
  // The native typesetter comes ready-made for each platform.
  npmRebuild: false,
  nodeGypRebuild: false,
  electronLanguages: ['en-US', 'ar'],
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    // The desk sets no cookies; encrypting none would only make the system ask for its key ring.
    enableCookieEncryption: false,
    loadBrowserProcessSpecificV8Snapshot: false,
  },
  protocols: [{ name: 'Rapporteur', schemes: ['rapporteur'] }],
  publish: null,
  win: { icon: 'resources/icons/icon.png', target: [{ target: 'nsis', arch: ['x64', 'arm64'] }] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  mac: {
    icon: 'resources/icons/icon.png',
    category: 'public.app-category.productivity',
    hardenedRuntime: true,
    target: [{ target: 'dmg', arch: ['x64', 'arm64'] }],
  },
  linux: {
    icon: 'resources/icons/icon.png',
    category: 'Office',
    executableName: 'rapporteur',
    target: ['AppImage', 'deb'],
    maintainer: 'The Rapporteur authors',
    synopsis: 'The drafting desk of a seminar',
  },
};
