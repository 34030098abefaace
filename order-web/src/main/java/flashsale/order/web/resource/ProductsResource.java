package flashsale.order.web.resource;

import flashsale.order.application.catalog.PatchProduct;
import flashsale.order.application.catalog.ProductChange;
import flashsale.order.application.catalog.ProductChange.Changed;
import flashsale.order.application.catalog.ProductChange.Created;
import flashsale.order.application.catalog.ProductChange.Refused;
import flashsale.order.application.catalog.ProductChange.Stale;
import flashsale.order.application.catalog.ProductChange.Unconditional;
import flashsale.order.application.catalog.PutProduct;
import flashsale.order.application.catalog.RestockProduct;
import flashsale.order.application.catalog.VersionPrecondition;
import flashsale.order.application.port.Products;
import flashsale.order.domain.Product;
import flashsale.order.domain.SaleTerms;
import flashsale.order.web.OrderApplication;
import flashsale.order.web.body.RequestBody;
import flashsale.order.web.form.ProductForm;
import flashsale.order.web.form.ProductPatchForm;
import flashsale.order.web.form.RestockForm;
import flashsale.order.web.json.ProductJson;
import flashsale.order.web.problem.JaxRsProblems;
import flashsale.order.web.problem.Problem;
import flashsale.order.web.problem.ProblemKind;
import flashsale.order.web.security.AllowedTo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Resource of the products: everyone may read them, operators may change them. */
@Path("products")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProductsResource {

    /** The media type of a merge patch (RFC 7396). */
    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Inject
    Products products;

    @Inject
    PutProduct putProduct;

    @Inject
    PatchProduct patchProduct;

    @Inject
    RestockProduct restockProduct;

    @Inject
    Clock clock;

    @Inject
    TimedLookup timedLookup;

    @Inject
    RequestBody requestBody;

    @GET
    public CompletionStage<Response> list() {
        return timedLookup.respond(() ->
                Response.ok(ProductJson.of(products.all(), clock.instant())).build());
    }

    @GET
    @Path("{id}")
    public CompletionStage<Response> find(@PathParam("id") ProductId id, @Context HttpHeaders headers) {
        List<String> ifMatch = headers.getRequestHeader(HttpHeaders.IF_MATCH);
        List<String> ifNoneMatch = headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH);
        return timedLookup.respond(() -> products.find(id.value())
                .map(product -> conditional(product, ifMatch, ifNoneMatch))
                .orElseGet(() -> JaxRsProblems.of(ProblemKind.NOT_FOUND)));
    }

    /**
     * Evaluates the conditions itself, because JAX-RS fails on malformed entity tags. A product with terms is always sent, because time
     * changes the state of its sale, but not its version.
     */
    private Response conditional(Product product, List<String> ifMatch, List<String> ifNoneMatch) {
        if (ProductETag.ifMatchFails(ifMatch, Optional.of(product))) {
            return JaxRsProblems.of(ProblemKind.STALE_VERSION);
        }
        return product.terms().equals(SaleTerms.NONE) && ProductETag.ifNoneMatchFails(ifNoneMatch, product)
                ? Response.notModified(ProductETag.tag(product)).build()
                : response(Response.ok(), product);
    }

    @PUT
    @AllowedTo(OrderApplication.OPERATOR)
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public void put(@PathParam("id") ProductId id, @Context HttpHeaders headers, @Suspended AsyncResponse response) {
        Conditions conditions = Conditions.of(headers);
        requestBody.respondBlocking(response, body -> put(ProductForm.of(id.value(), body), id.value(), conditions));
    }

    private Response put(ProductForm form, long id, Conditions conditions) {
        if (!form.violations().isEmpty()) {
            return JaxRsProblems.of(Problem.invalid(form.violations()));
        }
        return response(putProduct.put(form.product(), conditions.on(find(id))));
    }

    @PATCH
    @AllowedTo(OrderApplication.OPERATOR)
    @Path("{id}")
    @Consumes(MERGE_PATCH)
    public void patch(@PathParam("id") ProductId id, @Context HttpHeaders headers, @Suspended AsyncResponse response) {
        Conditions conditions = Conditions.of(headers);
        requestBody.respondBlocking(response, body -> patch(ProductPatchForm.of(body), id.value(), conditions));
    }

    private Response patch(ProductPatchForm form, long id, Conditions conditions) {
        return form.violations().isEmpty()
                ? response(patchProduct.patch(id, form.change(), conditions.on(find(id))))
                : JaxRsProblems.of(Problem.invalid(form.violations()));
    }

    private Optional<Product> find(long id) {
        return timedLookup.await(() -> products.find(id));
    }

    /** The conditions of a request, which remain when its thread has left it. */
    private record Conditions(List<String> ifMatch, List<String> ifNoneMatch) {

        static Conditions of(HttpHeaders headers) {
            return new Conditions(
                    headers.getRequestHeader(HttpHeaders.IF_MATCH),
                    headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH));
        }

        VersionPrecondition on(Optional<Product> product) {
            return ProductETag.precondition(ifMatch, ifNoneMatch, product);
        }
    }

    @POST
    @AllowedTo(OrderApplication.OPERATOR)
    @Path("{id}/restock")
    @Consumes(MediaType.APPLICATION_JSON)
    public void restock(@PathParam("id") ProductId id, @Suspended AsyncResponse response) {
        requestBody.respondBlocking(response, body -> restock(RestockForm.of(body), id.value()));
    }

    private Response restock(RestockForm form, long id) {
        if (!form.violations().isEmpty()) {
            return JaxRsProblems.of(Problem.invalid(form.violations()));
        }
        return find(id).isPresent()
                ? response(restockProduct.restock(id, form.quantity()))
                : JaxRsProblems.of(ProblemKind.NOT_FOUND);
    }

    private Response response(ProductChange change) {
        if (change instanceof Created created) {
            String path =
                    OrderApplication.PATH + "/products/" + created.product().id();
            // As a string: JAX-RS implementations resolve a relative URI differently.
            return response(
                    Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, path), created.product());
        }
        if (change instanceof Changed changed) {
            return response(Response.ok(), changed.product());
        }
        if (change instanceof Refused refused) {
            return JaxRsProblems.of(Problem.invalid(refused.violations()));
        }
        if (change instanceof Stale) {
            return JaxRsProblems.of(ProblemKind.STALE_VERSION);
        }
        return JaxRsProblems.of(change instanceof Unconditional ? ProblemKind.VERSION_REQUIRED : ProblemKind.NOT_FOUND);
    }

    private Response response(ResponseBuilder response, Product product) {
        return response.tag(ProductETag.tag(product))
                .entity(ProductJson.of(product, clock.instant()))
                .build();
    }
}
