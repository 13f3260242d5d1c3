// graphology and cytoscape.js as readers (reader.py): node read_javascript.mjs LIBRARY FORMAT PROFILE, LIBRARY being
// graphology or cytoscape; NODE_MODULES names the folder of the libraries.
import {readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {createRequire} from 'node:module';

const require = createRequire(process.env.NODE_MODULES + '/');
const [library, format, profile] = process.argv.slice(2);

function ofGraphology(graph) {
  if (graph.type === 'undirected') throw new Error('undirected');
  return {
    nodes: graph.mapNodes((id, attributes) => ({id, attributes})),
    edges: graph.mapEdges((id, attributes, source, target) => ({id, source, target, attributes})),
    facts: graph.getAttributes(),
  };
}

function without(data, ...names) {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
}

// GEXF's edges have a label like its nodes; the colour is how they look.
function ofGexf(graph) {
  const {nodes, edges, facts} = ofGraphology(graph);
  const plain = ({attributes, ...item}) => ({...item, attributes: without(attributes, 'color')});
  const labelled = ({attributes: {label, ...attributes}, ...item}) =>
    ({...item, attributes: label === undefined ? attributes : {...attributes, edgelabel: label}});
  return {nodes: nodes.map(plain), edges: edges.map(plain).map(labelled), facts};
}

function ofCytoscape(graph) {
  return {
    nodes: graph.nodes().map(node => ({id: node.id(), attributes: without(node.data(), 'id')})),
    edges: graph.edges().map(edge => ({
      id: edge.id(), source: edge.data('source'), target: edge.data('target'),
      attributes: without(edge.data(), 'id', 'source', 'target')})),
    facts: graph.data(),
  };
}

const readers = {
  graphology: () => {
    const {MultiDirectedGraph} = require('graphology');
    return {
      graphml: text => ofGraphology(require('graphology-graphml').parse(MultiDirectedGraph, text)),
      gexf: text => ofGexf(require('graphology-gexf').parse(MultiDirectedGraph, text)),
      graphology: text => ofGraphology(MultiDirectedGraph.from(JSON.parse(text))),
    };
  },
  cytoscape: () => {
    const cytoscape = require('cytoscape');
    return {cytoscape: text => ofCytoscape(cytoscape({headless: true, ...JSON.parse(text)}))};
  },
};

const read = readers[library]()[format];
for await (const line of createInterface({input: process.stdin})) {
  let graph;
  try {
    graph = read(readFileSync(line.split('\t')[0], 'utf8'));
  } catch (error) {
    graph = {error: String(error)};
  }
  process.stdout.write(JSON.stringify(graph) + '\n');
}
