package flashsale.order.web.json;

import flashsale.order.domain.Product;
import flashsale.order.domain.SaleTerms;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** JSON of products in responses. Their sale is in the state of the given time. */
public final class ProductJson {

    private static final int DECIMAL_PLACES = 2;

    private ProductJson() {}

    public static byte[] of(Product product, Instant now) {
        return JsonText.object(json -> write(product, now, json));
    }

    public static byte[] of(List<Product> products, Instant now) {
        return JsonText.array(json -> products.forEach(product -> {
            json.writeStartObject();
            write(product, now, json);
            json.writeEnd();
        }));
    }

    private static void write(Product product, Instant now, JsonGenerator json) {
        json.write("productId", product.id())
                .write("name", product.name())
                .write("price", price(product.price()))
                .write("stock", product.stock())
                .write("version", product.version());
        SaleTerms terms = product.terms();
        if (!terms.equals(SaleTerms.NONE)) {
            json.writeStartObject("sale");
            terms.opensAt().ifPresent(time -> json.write("opensAt", time.toString()));
            terms.closesAt().ifPresent(time -> json.write("closesAt", time.toString()));
            json.write("paused", terms.paused())
                    .write("state", terms.state(product.stock(), now).name())
                    .writeEnd();
        }
    }

    /** Returns the amount with two decimal places, which the generator keeps. */
    static BigDecimal price(BigDecimal amount) {
        return amount.setScale(DECIMAL_PLACES, RoundingMode.UNNECESSARY);
    }
}
