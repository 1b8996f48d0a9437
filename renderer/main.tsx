import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import { App } from './areas/frame/app.tsx';
import { queryClient } from './client/client.ts';
import { Provider } from './i18n/provider.tsx';
import { connectPreferences, usePreferences } from './state/preferences.ts';

const Root = () => {
  const language = usePreferences((state) => state.language);
  return (
    <Provider language={language}>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </Provider>
  );
};

connectPreferences(localStorage, document.documentElement);
const asked = new URLSearchParams(location.search).get('lang');
if (asked === 'sv' || asked === 'en') usePreferences.setState({ language: asked });

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no root');
createRoot(element).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
