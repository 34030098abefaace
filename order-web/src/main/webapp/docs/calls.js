// The calls of the API, to read and to try. The document and all that the page loads lie beside it.
SwaggerUIBundle({
  url: 'openapi.yaml',
  dom_id: '#calls',
  deepLinking: true,
  filter: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
