import analyst from '../examples/analyst.graphql?raw';
import dashboard from '../examples/dashboard.graphql?raw';
import dashboardVariables from '../examples/dashboard.json?raw';
import discover from '../examples/discover.graphql?raw';
import operator from '../examples/operator.graphql?raw';
import researcher from '../examples/researcher.graphql?raw';

// One tab for each kind of caller; all of them are asked by the tests of the host.
export const exampleTabs = [
  { query: analyst },
  { query: dashboard, variables: dashboardVariables },
  { query: researcher },
  { query: operator },
  { query: discover },
];
