// Shows the OpenAPI document whose address the page holds; nothing is loaded from other hosts.
import SwaggerUI from "swagger-ui-dist/swagger-ui-es-bundle.js";

const dark = window.matchMedia(document.getElementById("dark-theme").media);
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();

const place = document.getElementById("api-docs");

SwaggerUI({
  domNode: place,
  url: place.dataset.openapi,
  deepLinking: true,
  displayOperationId: true,
  displayRequestDuration: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  filter: true,
  validatorUrl: null,
});
