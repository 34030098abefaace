package flashsale.order.jpa;

import flashsale.order.application.port.Products;
import flashsale.order.application.port.UnitOfWork.StaleDataException;
import flashsale.order.domain.Product;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
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
        return entities.createQuery("select p from ProductEntity p order by p.id", ProductEntity.class)
                .getResultStream()
                .map(ProductEntity::toProduct)
                .toList();
    }

    @Override
    public Optional<Product> find(long id) {
        return Optional.ofNullable(entities.find(ProductEntity.class, id)).map(ProductEntity::toProduct);
    }

    @Override
    public List<Product> load(Collection<Long> ids) {
        return entities.createQuery("select p from ProductEntity p where p.id in :ids", ProductEntity.class)
                .setParameter("ids", InList.of(ids))
                .getResultStream()
                .map(ProductEntity::toProduct)
                .toList();
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
