import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { exampleTabs } from './examples.js';
import { ask } from './ask.js';

// A permalink carries its question in the address, as a GraphQL GET request does.
const address = new URLSearchParams(window.location.search);

createRoot(document.getElementById('graphiql')).render(
  createElement(
    GraphiQL,
    {
      fetcher: ask,
      defaultTabs: exampleTabs,
      initialQuery: address.get('query') ?? undefined,
      initialVariables: address.get('variables') ?? undefined,
      defaultEditorToolsVisibility: true,
      isHeadersEditorEnabled: true,
      inputValueDeprecation: true,
    },
    createElement(GraphiQL.Logo, null, createElement('a', { href: '/', className: 'analytics-home' }, 'Analytics')),
  ),
);
