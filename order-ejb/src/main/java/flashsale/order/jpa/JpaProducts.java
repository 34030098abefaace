package flashsale.order.jpa;

import flashsale.order.application.port.Products;
import flashsale.order.application.port.UnitOfWork.StaleDataException;
import flashsale.order.domain.Product;
import flashsale.order.jpa.database.DatabaseUsageInterceptor;
import flashsale.order.jpa.database.PersistenceExceptionTranslator;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores products. A session bean, because on Payara a plain bean does not find the persistence unit of this module when it is called on a
 * thread of another module.
 */
@Stateless
@Local(Products.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Interceptors(DatabaseUsageInterceptor.class)
public class JpaProducts implements Products {

    @PersistenceContext(unitName = "orders")
    EntityManager entities;

    @Override
    public List<Product> all() {
        return products(entities.createQuery("select p from ProductEntity p order by p.id", ProductEntity.class));
    }

    @Override
    public Optional<Product> find(long id) {
        return Optional.ofNullable(entities.find(ProductEntity.class, id)).map(ProductEntity::toProduct);
    }

    @Override
    public List<Product> load(Collection<Long> ids) {
        return products(entities.createQuery("select p from ProductEntity p where p.id in :ids", ProductEntity.class)
                .setParameter("ids", InList.of(ids)));
    }

    @Override
    public List<Product> withTerms() {
        return products(entities.createQuery(
                "select p from ProductEntity p where p.opensAt is not null or p.closesAt is not null or p.paused = true",
                ProductEntity.class));
    }

    @Override
    public List<Product> soldOut() {
        return products(entities.createQuery("select p from ProductEntity p where p.stock = 0", ProductEntity.class));
    }

    private static List<Product> products(TypedQuery<ProductEntity> query) {
        return query.getResultStream().map(ProductEntity::toProduct).toList();
    }

    @Override
    public Product add(Product product) {
        ProductEntity entity = new ProductEntity(product);
        entities.persist(entity);
        PersistenceExceptionTranslator.flush(entities);
        return entity.toProduct();
    }

    @Override
    public Product change(Product product) {
        ProductEntity entity = entities.find(ProductEntity.class, product.id());
        if (entity == null || entity.version() != product.version()) {
            throw new StaleDataException(
                    new OptimisticLockException("Product " + product.id() + " is not at version " + product.version()));
        }
        entity.become(product);
        PersistenceExceptionTranslator.flush(entities);
        return entity.toProduct();
    }

    @Override
    public void setStock(Map<Long, Integer> remaining) {
        remaining.forEach((id, units) -> entities.find(ProductEntity.class, id).setStock(units));
    }

    @Override
    public Optional<Product> findForUpdate(long id) {
        return Optional.ofNullable(entities.find(ProductEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(ProductEntity::toProduct);
    }
}
