/** Where the screens begin. */
import '@fontsource-variable/noto-sans/wght.css';
import '@fontsource-variable/noto-serif/wght.css';
import '@fontsource-variable/noto-serif/wght-italic.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../editor/editor.css';
import '../editor/embeds/embeds.css';
import '../editor/comments/comments.css';
import '../editor/review/review.css';
import '../editor/agreement/agreement.css';
import { createRoot } from 'react-dom/client';
import { applyPreferences } from '../platform/preferences.ts';
import { registerServiceWorker } from '../platform/registerServiceWorker.ts';
import { takeToken, watchForToken } from '../platform/token.ts';
import { App } from './App.tsx';
import { startWords } from './i18n.ts';

// Before anything can copy the address.
takeToken();
watchForToken();
applyPreferences();
await startWords();
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(<App />);
await registerServiceWorker();
