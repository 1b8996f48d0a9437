import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import { areaViews } from './areas/areas.ts';
import { App } from './areas/frame/app.tsx';
import { FaultBoundary } from './areas/frame/crash-page.tsx';
import { client, queryClient } from './client/client.ts';
import { noteFault, watchFaults } from './client/faults.ts';
import { Provider } from './i18n/provider.tsx';
import { AreaViews } from './views/area-views.ts';
import { connectPreferences, usePreferences } from './state/preferences.ts';

const Root = () => {
  const language = usePreferences((state) => state.language);
  return (
    <Provider language={language} onError={noteFault}>
      <QueryClientProvider client={queryClient}>
        <FaultBoundary>
          <AreaViews value={areaViews}>
            <App />
          </AreaViews>
        </FaultBoundary>
      </QueryClientProvider>
    </Provider>
  );
};

watchFaults();
const kept = await client.users.preferences({});
const asked = new URLSearchParams(location.search).get('lang');
connectPreferences(
  {
    ...((kept.ok ? kept.value : null) ?? { theme: 'system', language: 'sv' }),
    // Asked for on the command line: holds for this time, and is not kept.
    ...(asked === 'sv' || asked === 'en' ? { language: asked } : {}),
  },
  document.documentElement,
  // Appearance is worth no refusal: without an answer it holds until the window closes.
  (appearance) => void client.users.setPreferences(appearance),
);

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no root');
createRoot(element).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
